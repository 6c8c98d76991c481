using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// What the time of day is worth. The system's clock is set by SNTP behind the firmware's back, or was kept by the chip over a
    /// restart: this watches it against the clock that only runs forward. A time before the project or after the century, or one
    /// that jumps by years once a time is known, is not believed: time then runs on from what was known.
    /// Bounds: Synced errs by 5 s at most (a crystal of 40 ppm drifts 3.5 s in the day that it stays Synced), Estimated by that and
    /// 3.5 s for each day since.
    /// </summary>
    public sealed class TimeJudge
    {
        /// <summary>2025-01-01: an earlier time is a clock that nobody set.</summary>
        public const uint Earliest = 1735689600;

        /// <summary>2100-01-01.</summary>
        public const uint Latest = 4102444800;

        /// <summary>Seconds that a time stays Synced.</summary>
        public const int SyncedFor = 86400;

        // A smaller change is drift that SNTP has taken back.
        private const long Step = 2;
        private const long Year = 366 * 86400L;

        private bool isKnown;
        private bool wasUnset;
        private long offset;
        private long syncedAt = long.MinValue;
        private long lastDisbelieved;

        /// <summary>How often somebody told a time that was not believed.</summary>
        public int Disbelieved { get; private set; }

        /// <summary>What the time is worth; <paramref name="now"/> in milliseconds since boot.</summary>
        public TimeQuality Quality(long now) => !isKnown ? TimeQuality.Unknown
            : syncedAt != long.MinValue && now - syncedAt <= SyncedFor * 1000L ? TimeQuality.Synced : TimeQuality.Estimated;

        /// <summary>Seconds since 1970 as believed; meaningless while the quality is Unknown.</summary>
        public uint UnixSeconds(long now) => (uint)(offset + (now / 1000));

        /// <summary>Looks at the system's clock: <paramref name="unixSeconds"/> is what it shows.</summary>
        public void Look(long now, long unixSeconds)
        {
            long seen = unixSeconds - (now / 1000);
            if (unixSeconds < Earliest || unixSeconds >= Latest)
            {
                wasUnset = true;
                return;
            }

            // From a time that nobody believes to one that can be: somebody has set the clock, just now.
            bool wasSet = wasUnset;
            wasUnset = false;

            long moved = seen > offset ? seen - offset : offset - seen;
            if (!isKnown)
            {
                // Set in this boot, or kept over a restart: the latter ran on its own.
                isKnown = true;
                offset = seen;
                syncedAt = wasSet ? now : long.MinValue;
            }
            else if (moved > Year && syncedAt != long.MinValue)
            {
                Disbelieved += seen == lastDisbelieved ? 0 : 1;
                lastDisbelieved = seen;
            }
            else
            {
                syncedAt = moved > Step || wasSet ? now : syncedAt;
                offset = seen;
            }
        }

        /// <summary>True if the time was told within the last half day: no need to ask.</summary>
        public bool IsFresh(long now) => syncedAt != long.MinValue && now - syncedAt < SyncedFor * 500L;

        /// <summary>The firmware itself puts the system's clock back to what is known: that is nobody's telling.</summary>
        public void NotePutBack() => wasUnset = false;

        /// <summary>The network says that it has set the system's clock, which shows <paramref name="unixSeconds"/>.</summary>
        public void NoteSync(long now, long unixSeconds)
        {
            Look(now, unixSeconds);
            if (isKnown && offset == unixSeconds - (now / 1000))
            {
                syncedAt = now;
            }
        }
    }
}
