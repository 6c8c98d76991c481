namespace EdgeNodes.Node
{
    /// <summary>A part that must know whether the gateway is there.</summary>
    public interface IHearsGateway
    {
        /// <summary>The gateway acknowledged something, or holds a connection on which nothing is open; now in milliseconds since boot.</summary>
        void Heard(long now);
    }
}
