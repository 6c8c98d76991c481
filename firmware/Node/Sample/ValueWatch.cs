using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Stuck and noise of one raw value. Standing still counts in samples, but means a time: a value that a real series
    /// holds for half a day must not be called stuck because somebody samples every minute.
    /// </summary>
    public sealed class ValueWatch : IKeeps
    {
        /// <summary>Equal values in a row that are still alive, however rare the samples: four times the longest run of a real series.</summary>
        public const int LeastSamples = 200;

        private const int Window = 8;
        private const long HourMilliseconds = 3600000;

        private readonly StuckWatch stuck;
        private readonly ScatterWatch scatter;

        /// <param name="samples">So many equal values in a row are still alive.</param>
        /// <param name="most">Largest mean absolute second difference that is still alive, in raw units.</param>
        public ValueWatch(int samples, int most)
        {
            stuck = new StuckWatch(samples);
            scatter = new ScatterWatch(Window, most);
        }

        /// <inheritdoc/>
        public int KeptBytes => stuck.KeptBytes + scatter.KeptBytes;

        /// <summary>
        /// Samples that stand for so many hours, and no fewer than <see cref="LeastSamples"/>; <paramref name="set"/> instead if
        /// it is above 0.
        /// </summary>
        public static int Samples(int set, int hours, int periodMilliseconds)
        {
            if (set > 0)
            {
                return set;
            }

            long samples = hours * HourMilliseconds / (periodMilliseconds < 1 ? 1 : periodMilliseconds);
            return samples > 1000000000 ? 1000000000 : samples < LeastSamples ? LeastSamples : (int)samples;
        }

        /// <summary>Notes the next raw value: Stuck, Noise or None.</summary>
        public Cause Check(int raw)
        {
            bool still = stuck.IsStuck(raw);
            return scatter.IsNoisy(raw) ? Cause.Noise : still ? Cause.Stuck : Cause.None;
        }

        /// <summary>The part was away: what comes next is new.</summary>
        public void Reset()
        {
            stuck.Reset();
            scatter.Reset();
        }

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            stuck.Keep(into, at);
            scatter.Keep(into, at + stuck.KeptBytes);
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            stuck.Recall(from, at);
            scatter.Recall(from, at + stuck.KeptBytes);
        }
    }
}
