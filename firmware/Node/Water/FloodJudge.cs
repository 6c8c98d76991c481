using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Tells the flood state with each reading, raises the alarm when it changes, and asks for more samples when it matters.</summary>
    public sealed class FloodJudge : IJudge, IContinues, IKeeps
    {
        // In a danger that lasts the alarm is repeated: the first may have been lost with a broken flash. What was only inferred is
        // repeated less and less often, a day apart at last: a sensor that fell off must not call for ever.
        private const int ReminderPeriods = 30;
        private const int MostDoublings = 6;
        private const double SlowestPerMinute = 0.5;

        private readonly LevelBelief belief;
        private readonly WaterLimits limits;
        private readonly int fast;
        private int told;
        private long toldAt;
        private int doublings;
        private int extra;
        private long extraFrom = long.MinValue;

        /// <param name="belief">What the gauge found.</param>
        /// <param name="limits">Of the manhole.</param>
        public FloodJudge(LevelBelief belief, WaterLimits limits)
        {
            this.belief = belief;
            this.limits = limits;
            fast = limits.FastMilliseconds < limits.UsualMilliseconds ? limits.FastMilliseconds : 0;
        }

        /// <inheritdoc/>
        public int PeriodMilliseconds
        {
            get
            {
                bool hurries = belief.WantsConfirmation || belief.IsUneasy || (belief.IsStateKnown && (belief.State > FloodLevels.Normal || belief.IsRising));
                return hurries || fast == 0 ? fast : belief.LongestMilliseconds;
            }
        }

        /// <summary>True to confirm a step upwards at once; a few times a period at most, whatever the sensor says.</summary>
        public bool IsUrgent { get; private set; }

        /// <inheritdoc/>
        public void Judge(Reading reading, long now)
        {
            Hurry(now);
            int state = belief.State;
            if (!belief.IsStateKnown && state == told)
            {
                return;
            }

            reading.SetSteps(QuantityTable.FloodState, state);
            doublings = state == told && belief.IsInferred ? doublings : 0;
            bool remind = state == FloodLevels.Danger && now - toldAt >= ((long)limits.FastMilliseconds * ReminderPeriods) << doublings;
            if (state != told || remind)
            {
                reading.Flags |= ReadingFlags.Alarm;
                doublings = remind && doublings < MostDoublings ? doublings + 1 : doublings;
                told = state;
                toldAt = now;
            }

            if (belief.HasLevel && belief.HasRate && (state > FloodLevels.Normal || belief.IsRising))
            {
                reading.Set(QuantityTable.RiseRate, belief.RisePerMinute);
                Forecast(reading);
            }
        }

        /// <inheritdoc/>
        public void ContinueFrom(Reading newest)
        {
            int state = newest.Has(QuantityTable.FloodState) ? newest.Steps(QuantityTable.FloodState) : FloodLevels.Normal;
            bool rising = newest.Has(QuantityTable.TimeToDanger);
            Cause cause = newest.Has(QuantityTable.Cause) ? Causes.CauseOf(newest.Steps(QuantityTable.Cause)) : Cause.None;
            belief.Restore(state, newest.Has(QuantityTable.WaterLevel), (int)newest.Value(QuantityTable.WaterLevel), rising, cause);
            told = state;
        }

        /// <inheritdoc/>
        public int KeptBytes => 12;

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            Kept kept = new Kept(into, at);
            kept.Put(told | (doublings << 4));
            kept.PutLong(toldAt);
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            Kept kept = new Kept(from, at);
            int packed = kept.Take();
            told = packed & 15;
            doublings = (packed >> 4) & 7;
            toldAt = kept.TakeLong();
        }

        private void Hurry(long now)
        {
            if (extraFrom == long.MinValue || now - extraFrom >= limits.FastMilliseconds)
            {
                extraFrom = now;
                extra = StepGate.Confirmations;
            }

            IsUrgent = belief.WantsConfirmation && extra > 0;
            extra -= IsUrgent ? 1 : 0;
        }

        private void Forecast(Reading reading)
        {
            if (belief.State < FloodLevels.Danger && limits.DangerMm >= 0 && belief.IsRising && belief.RisePerMinute > SlowestPerMinute)
            {
                reading.Set(QuantityTable.TimeToDanger, (limits.DangerMm - belief.Level) / belief.RisePerMinute);
            }
        }
    }
}
