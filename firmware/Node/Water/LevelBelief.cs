using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// What to believe of the water, sample by sample. One rule above all: what is not known while the water rises, or long enough
    /// for it to have come, counts as danger. Water that has reached the sensor reads as far away or not at all, so a missing,
    /// stuck or suddenly far echo is never "falling" and never "empty". docs/decisions/0012-water-level.md.
    /// </summary>
    public sealed class LevelBelief
    {
        // A trend: faster than evaporation and slower than any flood, and more than waves and the sensor's own scatter.
        private const double RisingPerMinute = 2.0;
        private const double RisingMm = 50.0;

        // Below any level that somebody warns of.
        private const int Dry = -1000000;

        private readonly WaterLimits limits;
        private readonly bool judges;
        private readonly Sight sight;
        private readonly StepGate gate;
        private readonly RiseRate rate;
        private readonly FloodLevels levels;
        private readonly BlindWatch blind;
        private bool isKnown;
        private bool wasRising;
        private bool drowned;
        private bool isRestored;
        private int restoredLevel;

        /// <param name="limits">Of the manhole.</param>
        /// <param name="judges">False: there is no level to warn of, or none that can be told; then only a float warns.</param>
        /// <param name="sight">Between which levels the sensor sees the water.</param>
        public LevelBelief(WaterLimits limits, bool judges, Sight sight)
        {
            this.limits = limits;
            this.judges = judges;
            this.sight = sight;
            long fast = limits.FastMilliseconds;
            gate = new StepGate(limits.MaxRise, fast * 15);
            blind = new BlindWatch(sight, limits, gate);
            rate = new RiseRate(fast, limits.UsualMilliseconds);
            levels = new FloodLevels(limits.AlertMm, limits.DangerMm, limits.HysteresisMm, fast * 3);
        }

        /// <summary>Normal, alert or danger, see <see cref="FloodLevels"/>.</summary>
        public int State => levels.State;

        /// <summary>True if the state may be told: normal only while the level is seen.</summary>
        public bool IsStateKnown => (judges && isKnown) || State > FloodLevels.Normal;

        /// <summary>True if a danger is concluded from what the sensor does not see.</summary>
        public bool IsInferred => drowned;

        /// <summary>True if this sample's level was believed.</summary>
        public bool HasLevel { get; private set; }

        /// <summary>False if this sample's values are those of an echo from nowhere.</summary>
        public bool KeepsValues { get; private set; } = true;

        /// <summary>True while something waits for its confirmation that would raise the state, or let the water be seen again.</summary>
        public bool WantsConfirmation { get; private set; }

        /// <summary>True if water that is not seen could become a danger before the next usual sample.</summary>
        public bool IsUneasy => blind.IsUneasy;

        /// <summary>Longest period at which unseen water can still be told from none, ms; 0 if the usual one will do.</summary>
        public int LongestMilliseconds => judges ? blind.LongestMilliseconds : 0;

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
            blind.Begin();
            BeginWhereItEnded(now);
            Cause told = found == Cause.None ? Weigh(level, now) : Miss(found, now);
            if (wet)
            {
                isKnown = true;
                levels.AssumeDanger();
                bool disagree = judges && HasLevel && limits.DangerMm >= 0 && level + limits.HysteresisMm < limits.DangerMm;
                return told == Cause.None && disagree ? Cause.Implausible : told;
            }

            if (!judges && State > FloodLevels.Normal)
            {
                // Without levels the float alone ends what it began.
                levels.Take(Dry, now);
            }

            return told;
        }

        /// <summary>
        /// As it was before a reboot: the state; the level, if one was told; whether the water rose; the sensor's cause.
        /// </summary>
        public void Restore(int state, bool hasLevel, int level, bool rising, Cause cause)
        {
            // Once somebody has looked, a danger that was only inferred is over.
            bool inferred = judges && !hasLevel && sight.HasTop && state == FloodLevels.Danger;
            bool over = inferred && limits.LostEcho == LostEcho.Doubt;
            levels.Restore(over ? FloodLevels.Normal : state);
            wasRising = rising;
            drowned = inferred && !over;
            blind.Restore(hasLevel || state > FloodLevels.Normal, cause);
            isRestored = hasLevel || drowned;
            restoredLevel = hasLevel ? level : sight.Top;
        }

        /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
        public const int KeptBytes = 4 + BlindWatch.KeptBytes + StepGate.KeptBytes + RiseRate.KeptBytes + FloodLevels.KeptBytes;

        internal void Keep(Kept kept)
        {
            kept.Put((isKnown ? 1 : 0) | (wasRising ? 2 : 0) | (drowned ? 4 : 0));
            blind.Keep(kept);
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
            blind.Recall(kept);
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
            bool leaps = judges && now - gate.At > 2L * limits.FastMilliseconds && gate.IsLeap(level);
            Step step = gate.Take(level, now, wary, judges && (drowned || blind.IsRunning || leaps));
            if (step == Step.Plausible)
            {
                Believe(level, now);
                return Cause.None;
            }

            bool low = step == Step.TooLow;
            if (wary && gate.Contradicts)
            {
                // Echoes from here and there say nothing of when the water began to fall.
                gate.Touch(now);
            }

            // Over a power cut of unknown length water can have fallen from anywhere.
            bool astray = drowned || (IsRising && !blind.WasOff && blind.CanHaveCome(now)) || (State > FloodLevels.Normal && gate.Contradicts);
            if (low && judges && astray)
            {
                KeepsValues = false;
                Assume();
                return Cause.DeadZone;
            }

            // Neither normal nor flood, until the next samples agree. If they contradict each other, the sensor sees no water.
            isKnown = drowned;
            WantsConfirmation = judges && State < FloodLevels.Danger;
            if (judges && !drowned && gate.Contradicts && blind.FearsContradiction(now))
            {
                KeepsValues = false;
                AssumeAtTop(now);
                return Cause.EchoLost;
            }

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
            blind.See();
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
            gate.Interrupt();
            if (!judges)
            {
                return found;
            }

            bool near = sight.HasTop && found == Cause.DeadZone;
            bool silent = sight.HasTop && (found == Cause.EchoLost || found == Cause.OutOfRange);
            if (IsRising || drowned)
            {
                return MissOnRise(found, near, silent, now);
            }

            if (silent && blind.IsDry(now))
            {
                blind.Dry(now);
                isKnown = true;
                levels.Take(sight.Bottom, now);
                return Cause.EchoLost;
            }

            if ((silent || near) && State > FloodLevels.Normal)
            {
                return MissOnRise(found, near, silent, now);
            }

            Cause told = found;
            if ((near || silent || (sight.HasTop && found == Cause.Noise)) && blind.Fears(found, now, out told))
            {
                AssumeAtTop(now);
            }

            WantsConfirmation = blind.IsPressing && State < FloodLevels.Danger;
            return told;
        }

        private Cause MissOnRise(Cause found, bool near, bool silent, long now)
        {
            if (near)
            {
                AssumeAtTop(now);
                return found;
            }

            Assume();
            gate.Touch(now);
            return silent ? Cause.EchoLost : found;
        }

        private void AssumeAtTop(long now)
        {
            Assume();
            gate.Believe(sight.Top, now);
        }

        private void Assume()
        {
            isKnown = true;
            drowned = true;
            levels.AssumeDanger();
        }
    }
}
