namespace EdgeNodes.Node
{
    /// <summary>A part for whose sake a node that sleeps stays awake for a while, within bounds.</summary>
    public interface IKeepsAwake
    {
        /// <summary>True while somebody looks at it or talks to it; now in milliseconds since boot.</summary>
        bool NeedsAwake(long now);
    }
}
