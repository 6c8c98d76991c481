using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Says when a level sensor hangs: its pings are all the same for longer than water leaves them.</summary>
    public sealed class StillWatch : IKeeps
    {
        // Samples with not one ping different, and how long that must last in fast periods: a real series, rounded to 5 mm, stood
        // still for 40 minutes. Over a still surface the air itself moves by a millimetre. On a rising trend nothing stands still.
        private const int Samples = 24;
        private const int Periods = 60;
        private const int SamplesOnRise = 5;

        private readonly int grain;
        private readonly long after;
        private int looks;
        private int first;
        private bool same;
        private bool near;
        private bool nearFirst;
        private int stillAt;
        private int still;
        private long stillSince;
        private int risenTo;
        private int hung;
        private bool rose;

        /// <param name="grain">Raw values no farther apart are those of one measurand and the sensor's own noise.</param>
        /// <param name="fastMilliseconds">Sampling period in a flood.</param>
        public StillWatch(int grain, int fastMilliseconds)
        {
            this.grain = grain;
            after = (long)fastMilliseconds * Periods;
        }

        /// <inheritdoc/>
        public int KeptBytes => 28;

        /// <summary>A sample begins.</summary>
        public void Begin()
        {
            looks = 0;
            same = true;
            near = hung > 0;
            nearFirst = true;
        }

        /// <summary>Notes a ping of the sample.</summary>
        public void Look(Cause cause, int raw)
        {
            first = looks == 0 ? raw : first;
            looks++;
            bool heard = cause == Cause.None;
            same = same && heard && raw == first;
            near = near && heard && IsNear(raw, risenTo);
            nearFirst = nearFirst && heard && IsNear(raw, first);
        }

        /// <summary>The sample is over: true if the sensor hangs. Whether the water rose before, and milliseconds since boot.</summary>
        public bool IsStuck(bool isRising, long now)
        {
            still = !same ? 0 : still > 0 && first == stillAt ? Counted(still, Samples) : 1;
            if (still <= 1)
            {
                stillAt = first;
                stillSince = now;
            }

            if (near)
            {
                hung = Counted(hung, SamplesOnRise);
            }
            else
            {
                // What the water did before it came to stand still.
                rose = isRising;
                risenTo = first;
                hung = nearFirst ? 1 : 0;
            }

            return (still > Samples && now - stillSince >= after) || (hung > SamplesOnRise && rose);
        }

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            Kept kept = new Kept(into, at);
            kept.Put(stillAt);
            kept.Put(still);
            kept.PutLong(stillSince);
            kept.Put(risenTo);
            kept.Put(hung);
            kept.Put(rose ? 1 : 0);
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            Kept kept = new Kept(from, at);
            stillAt = kept.Take();
            still = kept.Take();
            stillSince = kept.TakeLong();
            risenTo = kept.Take();
            hung = kept.Take();
            rose = kept.Take() != 0;
        }

        private static int Counted(int count, int most) => count > most ? count : count + 1;

        private bool IsNear(int raw, int other) => raw - other <= grain && other - raw <= grain;
    }
}
