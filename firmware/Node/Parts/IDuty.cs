namespace EdgeNodes.Node
{
    /// <summary>Something that a node does beside sampling and reporting, on the node's own thread.</summary>
    public interface IDuty
    {
        /// <summary>Does what is due; now in milliseconds since boot.</summary>
        void Tick(long now);

        /// <summary>Milliseconds until there is something to do; long.MaxValue for nothing.</summary>
        long Wait(long now);
    }
}
