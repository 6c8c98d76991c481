namespace EdgeNodes.Node
{
    /// <summary>What brightens a lamp for a while: never darkens it.</summary>
    public interface IRaises
    {
        /// <summary>At least this level, in steps of 0.5 %, until <paramref name="end"/>; both times in milliseconds since boot.</summary>
        void Raise(int levelSteps, int fadeTenths, long end, long now);
    }
}
