namespace EdgeNodes.Node
{
    /// <summary>Tells day from night.</summary>
    public interface INight
    {
        /// <summary>True if it is day beyond doubt. Whatever cannot be told is night: there the minimum level holds.</summary>
        bool IsDay(long now);

        /// <summary>Milliseconds until that may change; long.MaxValue for never.</summary>
        long Wait(long now);
    }
}
