namespace EdgeNodes.Node
{
    /// <summary>
    /// The grid of the sampling period: sample n is due at start + n * period of the monotonic clock, so it never drifts.
    /// A late sample is taken late, not skipped, unless more than a whole period was missed.
    /// </summary>
    public sealed class SampleSchedule
    {
        private readonly int usual;
        private long start;
        private int period;
        private long next;

        /// <param name="start">When sample 0 is due, in milliseconds.</param>
        /// <param name="period">Milliseconds, at least 1.</param>
        public SampleSchedule(long start, int period)
        {
            this.start = start;
            usual = period < 1 ? 1 : period;
            this.period = usual;
        }

        /// <summary>Grid points that passed without a sample.</summary>
        public long Missed { get; private set; }

        /// <summary>Another period from the sample taken last on; 0 for the usual one. A new grid begins now.</summary>
        public void Pace(int wished, long now)
        {
            int wanted = wished < 1 ? usual : wished;
            if (wanted != period)
            {
                period = wanted;
                start = now;
                next = 1;
            }
        }

        /// <summary>Milliseconds until the next sample is due; 0 if it is.</summary>
        public long Wait(long now)
        {
            long wait = start + (next * period) - now;
            return wait > 0 ? wait : 0;
        }

        /// <summary>The sample that is due has been taken.</summary>
        public void Taken(long now)
        {
            next++;
            long late = now - (start + (next * period));
            if (late > period)
            {
                long skip = late / period;
                next += skip;
                Missed += skip;
            }
        }
    }
}
