namespace EdgeNodes.Node
{
    /// <summary>A switch that the water closes.</summary>
    public interface IContact
    {
        /// <summary>True while it is wet. A contact that is not fitted is dry.</summary>
        bool IsWet { get; }
    }
}
