using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// The node's clock, held against its monotonic one. A time of day that jumps is doubted for a day: one of the two times is
    /// wrong, nobody can say which, and a lamp that burns by day is better than one that is dark by night.
    /// </summary>
    public sealed class TrustedTime : ITimeOfDay
    {
        /// <summary>After that many days without a synchronised clock the time counts as unknown: 7 minutes at 46 ppm.</summary>
        public const int HoldDays = 90;

        /// <summary>How long a time that jumped must hold, synchronised, before it is believed; hours.</summary>
        public const int DoubtHours = 24;

        private const long HourMilliseconds = 3600000;

        // A crystal of 40 ppm is off by 1 s in 7 h; 6 h leave room for its age.
        private const long DriftMilliseconds = 6 * HourMilliseconds;
        private const int ToleranceSeconds = 120;

        // Kept over a restart, of which a node whose gateway is gone makes many: how long since a sync nobody knows.
        private const int KeptSeconds = (int)(HoldDays * 24 * HourMilliseconds / DriftMilliseconds);

        private readonly IClock clock;
        private bool hasLine;
        private bool isSynced;
        private long line;
        private long lastSync;
        private bool doubts;
        private long candidate;
        private long candidateSince;

        /// <param name="clock">The node's.</param>
        public TrustedTime(IClock clock)
        {
            this.clock = clock;
        }

        /// <inheritdoc/>
        public bool IsKnown { get; private set; }

        /// <inheritdoc/>
        public long UnixSeconds { get; private set; }

        /// <inheritdoc/>
        public int MarginSeconds { get; private set; }

        /// <inheritdoc/>
        public void Read(long now)
        {
            TimeQuality quality = clock.Quality;
            if (quality == TimeQuality.Unknown)
            {
                IsKnown = false;
                return;
            }

            UnixSeconds = clock.UnixSeconds;
            long offset = UnixSeconds - (now / 1000);
            // The first synchronised time beats one that the chip only kept over a restart.
            if (!hasLine || (quality == TimeQuality.Synced && !isSynced))
            {
                Believe(offset, now);
            }

            isSynced = isSynced || quality == TimeQuality.Synced;

            MarginSeconds = (isSynced ? 0 : KeptSeconds) + (int)((now - lastSync) / DriftMilliseconds);
            if (IsNear(offset, line))
            {
                doubts = false;
                if (quality == TimeQuality.Synced)
                {
                    Believe(offset, now);
                }

                IsKnown = now - lastSync <= HoldDays * 24 * HourMilliseconds;
                return;
            }

            IsKnown = false;
            Doubt(offset, quality, now);
        }

        private void Doubt(long offset, TimeQuality quality, long now)
        {
            if (!doubts || !IsNear(offset, candidate) || quality != TimeQuality.Synced)
            {
                doubts = true;
                candidate = offset;
                candidateSince = now;
            }
            else if (now - candidateSince >= DoubtHours * HourMilliseconds)
            {
                doubts = false;
                Believe(offset, now);
                IsKnown = true;
            }
        }

        private void Believe(long offset, long now)
        {
            hasLine = true;
            line = offset;
            lastSync = now;
            MarginSeconds = 0;
        }

        private bool IsNear(long offset, long other)
        {
            long apart = offset - other;
            long most = ToleranceSeconds + MarginSeconds;
            return apart <= most && apart >= -most;
        }
    }
}
