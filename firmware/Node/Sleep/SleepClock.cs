using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// A clock that runs on over deep sleeps. The timer that wakes an ESP32 is an RC oscillator, off by up to 5 % as it gets
    /// warmer or colder: so over a sleep the time of day is an estimate. Each contact shows how far it was off: what was
    /// stamped since the last one is set right, and the next sleeps are told to the timer accordingly.
    /// </summary>
    public sealed class SleepClock : IClock
    {
        /// <summary>Largest deviation of the timer that is believed, millionths; also what an estimate is worth at worst.</summary>
        public const int MostPpm = 50000;

        private const long Million = 1000000;
        private const int HalfSecond = 500;

        // Whole seconds tell too little about a shorter sleep.
        private const long LearnFrom = 600000;

        private readonly IClock inner;
        private long began;
        private long unixAtWake;
        private long syncedUnix;
        private long syncedAt;
        private long slept;
        private int ppm;
        private bool isSet;
        private long from;
        private long to;
        private long error;

        /// <param name="inner">The board's clock, which begins anew at each wake-up.</param>
        public SleepClock(IClock inner)
        {
            this.inner = inner;
        }

        /// <inheritdoc/>
        public long Milliseconds => began + inner.Milliseconds;

        /// <inheritdoc/>
        public TimeQuality Quality => IsTold ? inner.Quality : TimeQuality.Estimated;

        /// <inheritdoc/>
        public uint UnixSeconds => IsTold ? inner.UnixSeconds : (uint)(Estimate() / 1000);

        /// <summary>True after a wake-up.</summary>
        public bool HasSlept => began > 0;

        /// <summary>How much longer a sleep lasts than its timer says, millionths, as far as contacts have shown.</summary>
        public int RatePpm => ppm;

        /// <summary>Goes on where the note left off.</summary>
        public void Resume(SleepNote note)
        {
            began = note.WakesAt;
            unixAtWake = note.Unix;
            syncedUnix = note.SyncedUnix;
            slept = note.Slept;
            ppm = note.RatePpm > MostPpm || note.RatePpm < -MostPpm ? 0 : note.RatePpm;
        }

        /// <summary>Looks whether the network has set the time; once per wake-up it learns from that.</summary>
        public void Tick()
        {
            if (!isSet && inner.Quality == TimeQuality.Synced)
            {
                isSet = true;
                Learn((inner.UnixSeconds * 1000L) + HalfSecond);
            }
        }

        /// <summary>Writes into the note what <see cref="Resume"/> needs after a sleep of so many milliseconds.</summary>
        public void Keep(SleepNote note, long sleep)
        {
            note.WakesAt = Milliseconds + sleep;
            note.Unix = isSet ? syncedUnix + inner.Milliseconds - syncedAt + sleep : unixAtWake > 0 ? Estimate() + sleep : 0;
            note.SyncedUnix = syncedUnix;
            note.Slept = slept + sleep;
            note.RatePpm = ppm;
        }

        /// <summary>What to tell the timer so that the sleep lasts as long as wanted.</summary>
        public long TimerFor(long wanted) => wanted * Million / (Million + ppm);

        /// <summary>
        /// Sets a time right that was estimated since the last contact: the error grew in step with the time. It stays an estimate.
        /// </summary>
        public void Amend(Reading reading)
        {
            long time = reading.Time * 1000L;
            if (to > from && reading.TimeQuality == TimeQuality.Estimated && time >= from && time <= to)
            {
                reading.Time = (uint)((time + (error * (time - from) / (to - from)) + HalfSecond) / 1000);
            }
        }

        // What the chip kept over a sleep ran on the same oscillator as its timer, and no contact has corrected it: until the network
        // tells the time the note knows better, and only its error is the one that Amend spreads.
        private bool IsTold => isSet || unixAtWake <= 0 || inner.Quality == TimeQuality.Synced;

        private long Estimate() => unixAtWake + inner.Milliseconds;

        private void Learn(long truth)
        {
            long estimate = Estimate();
            long off = truth - estimate;
            long size = off < 0 ? -off : off;
            // Beyond what the timer can be off the clock was wrong before, or is now: nothing to learn from that.
            if (unixAtWake > 0 && syncedUnix > 0 && estimate > syncedUnix && size <= ((estimate - syncedUnix) / 10) + 2000)
            {
                from = syncedUnix;
                to = estimate;
                error = off;
                if (slept >= LearnFrom)
                {
                    long rate = ppm + (off * Million / slept);
                    ppm = (int)(rate > MostPpm ? MostPpm : rate < -MostPpm ? -MostPpm : rate);
                }
            }

            syncedUnix = truth;
            syncedAt = inner.Milliseconds;
            slept = 0;
        }
    }
}
