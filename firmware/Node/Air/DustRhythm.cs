namespace EdgeNodes.Node
{
    /// <summary>
    /// When a dust sensor runs and when its value counts. A laser lives some 8000 h (PMS5003 data manual): where the sampling period
    /// leaves room the sensor rests, and wakes ahead of the next sample so that nobody waits for it.
    /// </summary>
    public sealed class DustRhythm
    {
        /// <summary>From waking until fan and laser have settled, milliseconds (PMS5003 data manual, SPS30 data sheet: 30 s).</summary>
        public const int WarmUp = 30000;

        // Samples come a little early or late within their grid.
        private const int Margin = 2000;

        private readonly int period;
        private readonly int warmUp;
        private readonly int margin;
        private long since;
        private long wakeAt;

        /// <param name="period">Sampling period in milliseconds.</param>
        /// <param name="mayRest">True if the sensor wears out and can sleep.</param>
        /// <param name="warmUp">Milliseconds; shorter only in rehearsals.</param>
        public DustRhythm(int period, bool mayRest, int warmUp = WarmUp)
        {
            this.period = period;
            this.warmUp = warmUp;
            margin = warmUp < WarmUp ? warmUp / 4 : Margin;
            Rests = mayRest && period / 2 >= warmUp;
        }

        /// <summary>True if it sleeps between samples: where it can do so for about half the time, else it runs on.</summary>
        public bool Rests { get; }

        /// <summary>True while it runs.</summary>
        public bool IsAwake { get; private set; }

        /// <summary>It began to run; milliseconds since boot.</summary>
        public void Woke(long now)
        {
            IsAwake = true;
            since = now;
        }

        /// <summary>A sample was taken and it was put to sleep; the next sample comes a period later.</summary>
        public void Slept(long now)
        {
            IsAwake = false;
            wakeAt = now + period - warmUp - margin;
        }

        /// <summary>True once a value counts.</summary>
        public bool IsSettled(long now) => IsAwake && now - since >= warmUp;

        /// <summary>True if it sleeps and should not any more.</summary>
        public bool IsDue(long now) => !IsAwake && now >= wakeAt;

        /// <summary>Milliseconds until it is due; long.MaxValue while it runs.</summary>
        public long Wait(long now) => IsAwake ? long.MaxValue : wakeAt > now ? wakeAt - now : 0;
    }
}
