namespace EdgeNodes.Node
{
    /// <summary>The time of day as far as a lamp may rely on it.</summary>
    public interface ITimeOfDay
    {
        /// <summary>False while a lamp must not go dark on the strength of this clock.</summary>
        bool IsKnown { get; }

        /// <summary>Seconds since 1970-01-01 UTC; meaningless unless known.</summary>
        long UnixSeconds { get; }

        /// <summary>How far it may be off, in seconds: the night begins that much earlier and ends that much later.</summary>
        int MarginSeconds { get; }

        /// <summary>Looks at the clock; now in milliseconds since boot.</summary>
        void Read(long now);
    }
}
