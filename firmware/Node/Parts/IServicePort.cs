namespace EdgeNodes.Node
{
    /// <summary>The technician's cable.</summary>
    public interface IServicePort : ILog
    {
        /// <summary>Bytes that were typed since the last call, at most as many as fit; 0 if none, and never waits.</summary>
        int Read(byte[] buffer);
    }
}
