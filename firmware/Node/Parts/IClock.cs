using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Two clocks: one that only runs forward, and the time of day with what it is worth.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since boot; never jumps. Periods, time-outs and times to live count on it alone.</summary>
        long Milliseconds { get; }

        /// <summary>What <see cref="UnixSeconds"/> is worth: Unknown, Estimated or Synced.</summary>
        TimeQuality Quality { get; }

        /// <summary>Seconds since 1970-01-01 UTC; meaningless while the quality is Unknown.</summary>
        uint UnixSeconds { get; }
    }
}
