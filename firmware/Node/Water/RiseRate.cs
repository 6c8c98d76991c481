namespace EdgeNodes.Node
{
    /// <summary>Rate of rise: the slope of the least-squares line through the levels of the last minutes.</summary>
    public sealed class RiseRate
    {
        /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
        public const int KeptBytes = 4 + (Points * 12);

        private const int Points = 16;
        private const double MillisecondsPerMinute = 60000.0;

        private readonly int[] levels = new int[Points];
        private readonly long[] times = new long[Points];
        private readonly long apart;
        private readonly long window;
        private int count;

        /// <param name="fastMilliseconds">Sampling period in a flood: the window is fifteen of them.</param>
        /// <param name="usualMilliseconds">Usual sampling period: with a long one the window holds three samples all the same.</param>
        public RiseRate(long fastMilliseconds, long usualMilliseconds)
        {
            // A little less than a period: samples come a few milliseconds early or late.
            apart = fastMilliseconds - (fastMilliseconds / 4);
            long three = usualMilliseconds * 5 / 2;
            window = fastMilliseconds * 15 > three ? fastMilliseconds * 15 : three;
        }

        /// <summary>mm/min; 0 with fewer than two levels.</summary>
        public double PerMinute { get; private set; }

        /// <summary>What the line rises from its first to its last level, mm.</summary>
        public double RiseMm { get; private set; }

        /// <summary>True with two levels at least.</summary>
        public bool IsKnown { get; private set; }

        /// <summary>Begins anew.</summary>
        public void Clear()
        {
            count = 0;
            Fit();
        }

        /// <summary>Takes a level in mm at a time in milliseconds.</summary>
        public void Add(int level, long now)
        {
            Forget(now);
            // Samples closer together than planned would push the older ones out: the newest of them stands for all.
            bool replaces = count > 1 && now - times[count - 2] < apart;
            if (!replaces && count == Points)
            {
                Shift(1);
            }

            int at = replaces ? count - 1 : count;
            levels[at] = level;
            times[at] = now;
            count = at + 1;
            Fit();
        }

        internal void Keep(Kept kept)
        {
            kept.Put(count);
            for (int i = 0; i < Points; i++)
            {
                kept.Put(levels[i]);
                kept.PutLong(times[i]);
            }
        }

        internal void Recall(Kept kept)
        {
            int told = kept.Take();
            count = told < 0 || told > Points ? 0 : told;
            for (int i = 0; i < Points; i++)
            {
                levels[i] = kept.Take();
                times[i] = kept.TakeLong();
            }

            Fit();
        }

        private void Forget(long now)
        {
            int old = 0;
            while (old < count && now - times[old] > window)
            {
                old++;
            }

            Shift(old);
        }

        private void Shift(int by)
        {
            count -= by;
            for (int i = 0; i < count; i++)
            {
                levels[i] = levels[i + by];
                times[i] = times[i + by];
            }
        }

        private void Fit()
        {
            IsKnown = false;
            PerMinute = 0;
            RiseMm = 0;
            if (count < 2)
            {
                return;
            }

            // Counted from the first point, so that doubles hold the squares exactly enough.
            double meanT = 0;
            double meanL = 0;
            for (int i = 0; i < count; i++)
            {
                meanT += (times[i] - times[0]) / MillisecondsPerMinute / count;
                meanL += (double)levels[i] / count;
            }

            double square = 0;
            double product = 0;
            for (int i = 0; i < count; i++)
            {
                double t = ((times[i] - times[0]) / MillisecondsPerMinute) - meanT;
                square += t * t;
                product += t * (levels[i] - meanL);
            }

            // All at one time: a division that throws on the device.
            if (square > 0)
            {
                IsKnown = true;
                PerMinute = product / square;
                RiseMm = PerMinute * ((times[count - 1] - times[0]) / MillisecondsPerMinute);
            }
        }
    }
}
