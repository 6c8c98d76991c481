namespace EdgeNodes.Node
{
    /// <summary>The serial console.</summary>
    public interface ILog
    {
        /// <summary>One line for the technician.</summary>
        void Say(string line);
    }
}
