using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// What to believe of the water, sample by sample. One rule above all: what is not known while the water rises counts as
    /// danger. Water that has reached the sensor reads as far away or not at all, so on a rising trend a missing, stuck or
    /// suddenly far echo is never "falling" and never "empty". docs/decisions/0012-water-level.md.
    /// </summary>
    public sealed class LevelBelief
    {
        /// <summary>For a sensor without a dead zone.</summary>
        public const int NoTop = int.MaxValue;

        // A trend: faster than evaporation and slower than any flood, and more than waves and the sensor's own scatter.
        private const double RisingPerMinute = 2.0;
        private const double RisingMm = 50.0;

        private readonly WaterLimits limits;
        private readonly bool judges;
        private readonly int top;
        private readonly StepGate gate;
        private readonly RiseRate rate;
        private readonly FloodLevels levels;
        private bool isKnown;
        private bool wasRising;
        private bool drowned;
        private bool isRestored;
        private int restoredLevel;

        /// <param name="limits">Of the manhole.</param>
        /// <param name="judges">False: there is no level to warn of, or none that can be told.</param>
        /// <param name="top">Above this level the water stands in the dead zone, mm; <see cref="NoTop"/> for a sensor without one.</param>
        public LevelBelief(WaterLimits limits, bool judges, int top)
        {
            this.limits = limits;
            this.judges = judges;
            this.top = top;
            long fast = limits.FastMilliseconds;
            gate = new StepGate(limits.MaxRise, fast * 15);
            rate = new RiseRate(fast, limits.UsualMilliseconds);
            levels = new FloodLevels(limits.AlertMm, limits.DangerMm, limits.HysteresisMm, fast * 3);
        }

        /// <summary>Normal, alert or danger, see <see cref="FloodLevels"/>.</summary>
        public int State => levels.State;

        /// <summary>True if the state may be told: normal only while the level is seen.</summary>
        public bool IsStateKnown => judges && (isKnown || State > FloodLevels.Normal);

        /// <summary>True if this sample's level was believed.</summary>
        public bool HasLevel { get; private set; }

        /// <summary>False if this sample's values are those of an echo from nowhere.</summary>
        public bool KeepsValues { get; private set; } = true;

        /// <summary>True while a step upwards waits for its confirmation that would raise the state.</summary>
        public bool WantsConfirmation { get; private set; }

        /// <summary>The last level believed, mm.</summary>
        public int Level => gate.Level;

        /// <summary>Rate of rise, mm/min.</summary>
        public double RisePerMinute => rate.PerMinute;

        /// <summary>True if the rate is that of more than one level.</summary>
        public bool HasRate => rate.IsKnown && !drowned;

        /// <summary>True while the water rises, as far as was last seen.</summary>
        public bool IsRising =>
            wasRising || (rate.IsKnown && rate.PerMinute >= RisingPerMinute && rate.RiseMm >= RisingMm);

        /// <summary>
        /// Takes a sample: None and a level in mm, or why there is none; whether the float is wet; milliseconds since boot.
        /// Returns what is to be told as the sensor's cause.
        /// </summary>
        public Cause Take(Cause found, int level, bool wet, long now)
        {
            KeepsValues = true;
            HasLevel = false;
            WantsConfirmation = false;
            BeginWhereItEnded(now);
            Cause told = found == Cause.None ? Weigh(level, now) : Miss(found, now);
            if (wet && judges)
            {
                isKnown = true;
                levels.AssumeDanger();
                bool disagree = HasLevel && limits.DangerMm >= 0 && level + limits.HysteresisMm < limits.DangerMm;
                told = told == Cause.None && disagree ? Cause.Implausible : told;
            }

            return told;
        }

        /// <summary>As it was before a reboot: the state; the level, if one was told; whether the water rose.</summary>
        public void Restore(int state, bool hasLevel, int level, bool rising)
        {
            levels.Restore(state);
            wasRising = rising;
            drowned = !hasLevel && state == FloodLevels.Danger && top != NoTop;
            isRestored = hasLevel || drowned;
            restoredLevel = hasLevel ? level : top;
        }

        /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
        public const int KeptBytes = 4 + StepGate.KeptBytes + RiseRate.KeptBytes + FloodLevels.KeptBytes;

        internal void Keep(Kept kept)
        {
            kept.Put((isKnown ? 1 : 0) | (wasRising ? 2 : 0) | (drowned ? 4 : 0));
            gate.Keep(kept);
            rate.Keep(kept);
            levels.Keep(kept);
        }

        internal void Recall(Kept kept)
        {
            int flags = kept.Take();
            isKnown = (flags & 1) != 0;
            wasRising = (flags & 2) != 0;
            drowned = (flags & 4) != 0;
            isRestored = false;
            gate.Recall(kept);
            rate.Recall(kept);
            levels.Recall(kept);
        }

        // How long ago that was nobody knows for sure: a period, and whoever slept longer confirms what he finds.
        private void BeginWhereItEnded(long now)
        {
            if (isRestored)
            {
                isRestored = false;
                long ago = State > FloodLevels.Normal ? limits.FastMilliseconds : limits.UsualMilliseconds;
                gate.Believe(restoredLevel, now - ago);
                if (!drowned)
                {
                    rate.Add(restoredLevel, now - ago);
                }
            }
        }

        private Cause Weigh(int level, long now)
        {
            bool wary = judges && (IsRising || drowned || State > FloodLevels.Normal);
            Step step = gate.Take(level, now, wary);
            if (step == Step.Plausible)
            {
                Believe(level, now);
                return Cause.None;
            }

            bool low = step == Step.TooLow;
            if (low && judges && (IsRising || drowned) && CanBeDrowned(now))
            {
                KeepsValues = false;
                Assume();
                return Cause.DeadZone;
            }

            // Lower than normal is normal; higher is not known.
            isKnown = low;
            WantsConfirmation = judges && !low && State < FloodLevels.Danger && level >= limits.LowestMm;
            return Cause.Implausible;
        }

        private void Believe(int level, long now)
        {
            if (drowned)
            {
                rate.Clear();
            }

            drowned = false;
            wasRising = false;
            isKnown = true;
            HasLevel = true;
            rate.Add(level, now);
            if (judges)
            {
                levels.Take(level, now);
            }
        }

        private Cause Miss(Cause found, long now)
        {
            isKnown = false;
            if (!judges)
            {
                return found;
            }

            if (found == Cause.DeadZone)
            {
                // A web across the sensor looks the same. Water must have had the time to come.
                if (IsRising || drowned || State > FloodLevels.Normal || CanBeDrowned(now))
                {
                    Assume();
                    gate.Believe(top == NoTop ? gate.Level : top, now);
                }

                return found;
            }

            bool hearsNothing = top != NoTop && (found == Cause.EchoLost || found == Cause.OutOfRange);
            if (IsRising || drowned || (hearsNothing && State > FloodLevels.Normal))
            {
                Assume();
                gate.Touch(now);
                return hearsNothing ? Cause.EchoLost : found;
            }

            return found;
        }

        private bool CanBeDrowned(long now) => drowned || (top != NoTop && gate.CanHaveReached(top, now));

        private void Assume()
        {
            isKnown = true;
            drowned = true;
            levels.AssumeDanger();
        }
    }
}
