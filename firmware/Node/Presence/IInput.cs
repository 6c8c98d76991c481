namespace EdgeNodes.Node
{
    /// <summary>A digital input.</summary>
    public interface IInput
    {
        /// <summary>Its level now.</summary>
        bool IsHigh { get; }
    }
}
