using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Tells the flood state with each reading, raises the alarm when it changes, and asks for more samples when it matters.</summary>
    public sealed class FloodJudge : IJudge, IContinues, IKeeps
    {
        // In a danger that lasts the alarm is repeated: the first may have been lost with a broken flash.
        private const int ReminderPeriods = 30;
        private const double SlowestPerMinute = 0.5;

        private readonly LevelBelief belief;
        private readonly WaterLimits limits;
        private readonly int fast;
        private int told;
        private long toldAt;
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
        public int PeriodMilliseconds =>
            belief.IsStateKnown && (belief.State > FloodLevels.Normal || belief.IsRising) ? fast
            : belief.WantsConfirmation ? fast : 0;

        /// <summary>True to confirm a step upwards at once; a few times a period at most, whatever the sensor says.</summary>
        public bool IsUrgent { get; private set; }

        /// <inheritdoc/>
        public void Judge(Reading reading, long now)
        {
            Hurry(now);
            if (!belief.IsStateKnown)
            {
                return;
            }

            int state = belief.State;
            reading.SetSteps(QuantityTable.FloodState, state);
            bool remind = state == FloodLevels.Danger && now - toldAt >= (long)limits.FastMilliseconds * ReminderPeriods;
            if (state != told || remind)
            {
                reading.Flags |= ReadingFlags.Alarm;
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
            belief.Restore(state, newest.Has(QuantityTable.WaterLevel), (int)newest.Value(QuantityTable.WaterLevel), rising);
            told = state;
        }

        /// <inheritdoc/>
        public int KeptBytes => 12;

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            Kept kept = new Kept(into, at);
            kept.Put(told);
            kept.PutLong(toldAt);
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            Kept kept = new Kept(from, at);
            told = kept.Take();
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
