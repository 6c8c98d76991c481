using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Gives a reading that was taken before the clock was known its time, once it is. Only readings of this boot: how
    /// long ago another boot was, nobody knows.
    /// </summary>
    public sealed class TimeCorrection
    {
        // Sampling, a round trip and a new connection take less; a gateway that stamps on arrival errs by no more than this.
        private const uint FreshForSeconds = 5;

        // A clock is set a few times in a boot; beyond that the oldest step is forgotten.
        private const int MostSteps = 4;
        private const long SmallestStep = 2;

        private readonly IClock clock;
        private readonly ushort boot;
        private readonly uint[] stepBefore = new uint[MostSteps];
        private readonly long[] stepSeconds = new long[MostSteps];
        private int steps;
        private bool wasKnown;
        private long offset;
        private readonly SleepClock? sleeps;

        /// <param name="clock">Known or not.</param>
        /// <param name="boot">This boot.</param>
        public TimeCorrection(IClock clock, ushort boot)
        {
            this.clock = clock;
            this.boot = boot;
            sleeps = clock as SleepClock;
        }

        /// <summary>
        /// Watches for a step of the clock, in each step of the node: an estimated time that turns out wrong is corrected on the
        /// readings that wait. <paramref name="nextSequence"/> is the number of the next reading.
        /// </summary>
        public void Watch(uint nextSequence)
        {
            if (clock.Quality == TimeQuality.Unknown)
            {
                return;
            }

            long now = clock.UnixSeconds - (long)Uptime();
            long moved = now - offset;
            if (wasKnown && (moved > SmallestStep || moved < -SmallestStep))
            {
                Note(nextSequence, moved);
            }

            wasKnown = true;
            offset = now;
        }

        /// <summary>Stamps a reading that is taken now.</summary>
        public void Stamp(Reading reading)
        {
            TimeQuality quality = clock.Quality;
            reading.TimeQuality = quality;
            reading.Time = quality == TimeQuality.Unknown ? Uptime() : clock.UnixSeconds;
        }

        /// <summary>
        /// Turns seconds since boot into a time of day if that has become possible, and moves an estimated time by the steps that
        /// the clock has made since.
        /// </summary>
        public void Correct(Reading reading)
        {
            if (reading.Boot != boot)
            {
                return;
            }

            if (sleeps != null && sleeps.HasSlept)
            {
                // Over a sleep the clock drifts, and each contact is a step of it: the error is spread, not added.
                sleeps.Amend(reading);
            }
            else if (reading.TimeQuality == TimeQuality.Estimated)
            {
                for (int i = 0; i < steps; i++)
                {
                    reading.Time = reading.Sequence < stepBefore[i] ? (uint)(reading.Time + stepSeconds[i]) : reading.Time;
                }
            }

            if (reading.TimeQuality == TimeQuality.Unknown && clock.Quality != TimeQuality.Unknown)
            {
                reading.Time = clock.UnixSeconds - Uptime() + reading.Time;
                reading.TimeQuality = TimeQuality.Estimated;
            }
        }

        /// <summary>
        /// True for a reading whose arrival tells nothing about its time: another boot's, or one that counts seconds since
        /// boot and has waited. To be asked after <see cref="Correct"/>.
        /// </summary>
        public bool IsStale(Reading reading) =>
            reading.Boot != boot || (reading.TimeQuality == TimeQuality.Unknown && Uptime() > reading.Time + FreshForSeconds);

        private void Note(uint before, long seconds)
        {
            if (steps == MostSteps)
            {
                for (int i = 1; i < MostSteps; i++)
                {
                    stepBefore[i - 1] = stepBefore[i];
                    stepSeconds[i - 1] = stepSeconds[i];
                }

                steps--;
            }

            stepBefore[steps] = before;
            stepSeconds[steps] = seconds;
            steps++;
        }

        private uint Uptime() => (uint)(clock.Milliseconds / 1000);
    }
}
