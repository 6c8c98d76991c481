namespace EdgeNodes.Node
{
    /// <summary>A light that people look at.</summary>
    public interface IIndicator
    {
        /// <summary>On or off.</summary>
        void Show(bool on);
    }
}
