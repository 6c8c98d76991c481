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

        private readonly IClock clock;
        private readonly ushort boot;

        /// <param name="clock">Known or not.</param>
        /// <param name="boot">This boot.</param>
        public TimeCorrection(IClock clock, ushort boot)
        {
            this.clock = clock;
            this.boot = boot;
        }

        /// <summary>Stamps a reading that is taken now.</summary>
        public void Stamp(Reading reading)
        {
            TimeQuality quality = clock.Quality;
            reading.TimeQuality = quality;
            reading.Time = quality == TimeQuality.Unknown ? Uptime() : clock.UnixSeconds;
        }

        /// <summary>Turns seconds since boot into a time of day if that has become possible.</summary>
        public void Correct(Reading reading)
        {
            if (reading.TimeQuality != TimeQuality.Unknown || reading.Boot != boot || clock.Quality == TimeQuality.Unknown)
            {
                return;
            }

            reading.Time = clock.UnixSeconds - Uptime() + reading.Time;
            reading.TimeQuality = TimeQuality.Estimated;
        }

        /// <summary>
        /// True for a reading whose arrival tells nothing about its time: another boot's, or one that counts seconds since
        /// boot and has waited. To be asked after <see cref="Correct"/>.
        /// </summary>
        public bool IsStale(Reading reading) =>
            reading.Boot != boot || (reading.TimeQuality == TimeQuality.Unknown && Uptime() > reading.Time + FreshForSeconds);

        private uint Uptime() => (uint)(clock.Milliseconds / 1000);
    }
}
