using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Watches over calm water of which a working sensor sees nothing: has it come up to the sensor, has it fallen out of sight,
    /// or is it an accident? It counts from the first sample without sight until the water is believed again.
    /// </summary>
    public sealed class BlindWatch
    {
        /// <summary>So many samples without sight are no accident: a ripple, a drop, a rat in the beam.</summary>
        public const int Samples = 3;

        private readonly Sight sight;
        private readonly WaterLimits limits;
        private readonly StepGate gate;
        private int count;
        private long since;
        private bool wasSeen;
        private int off;

        /// <param name="sight">Between which levels the sensor sees the water.</param>
        /// <param name="limits">Of the manhole.</param>
        /// <param name="gate">Knows where the water was, and how far it can have come.</param>
        public BlindWatch(Sight sight, WaterLimits limits, StepGate gate)
        {
            this.sight = sight;
            this.limits = limits;
            this.gate = gate;
        }

        /// <summary>True from the first sample without sight on.</summary>
        public bool IsRunning => count > 0;

        /// <summary>True from a power cut until the water was seen some times: nobody knows for how long the node was off.</summary>
        public bool WasOff => off > 0;

        /// <summary>True if water that is not seen could stand in the dead zone before the next sample of the usual period.</summary>
        public bool IsUneasy { get; private set; }

        /// <summary>True if it could stand there now: the next sample is wanted at once.</summary>
        public bool IsPressing { get; private set; }

        /// <summary>
        /// Longest period, ms, at which a lost echo still says whether the water fell out of sight or came up to the sensor;
        /// 0 if the usual one will do.
        /// </summary>
        public int LongestMilliseconds
        {
            get
            {
                int period = limits.UsualMilliseconds;
                int level = gate.IsSet && gate.Level > sight.Bottom ? gate.Level : sight.Bottom;
                while (sight.HasBottom && period > limits.FastMilliseconds && gate.Reach(period) >= sight.Top - level)
                {
                    period -= (period / 8) + 1;
                }

                return period < limits.UsualMilliseconds ? period : 0;
            }
        }

        /// <summary>A sample begins.</summary>
        public void Begin()
        {
            IsUneasy = false;
            IsPressing = false;
        }

        /// <summary>The water is seen.</summary>
        public void See()
        {
            count = 0;
            wasSeen = true;
            off = off > 0 ? off - 1 : 0;
        }

        /// <summary>True if water can stand in the dead zone by then.</summary>
        public bool CanHaveCome(long then) => sight.HasTop && (WasOff || gate.CanHaveReached(sight.Top, then));

        /// <summary>True if what is not heard lies below the sensor's sight, and cannot lie above.</summary>
        public bool IsDry(long now) =>
            sight.HasBottom && gate.IsSet && !CanHaveCome(now) && gate.CanHaveFallen(sight.Bottom, now);

        /// <summary>The water is as low as it can be told.</summary>
        public void Dry(long now)
        {
            gate.Believe(sight.Bottom, now);
            count = 0;
        }

        /// <summary>Takes a sample without sight. True if it makes a danger; <paramref name="told"/> is what to call it.</summary>
        public bool Fears(Cause found, long now, out Cause told)
        {
            bool near = found == Cause.DeadZone;
            bool lost = found == Cause.EchoLost || found == Cause.OutOfRange;
            told = lost ? Cause.EchoLost : found;
            if (!near && !wasSeen)
            {
                // It never heard an echo here: a fault of its mounting, unless the bottom is out of reach.
                told = lost && !sight.HasBottom ? Cause.OutOfRange : told;
                return false;
            }

            // Something near is an echo, and certain within seconds; nothing at all may pass within a minute.
            return limits.LostEcho != LostEcho.Doubt && Note(near ? 0 : limits.FastMilliseconds, now);
        }

        /// <summary>An echo contradicts the one before: that is no water either. True if it makes a danger.</summary>
        public bool FearsContradiction(long now) => Note(limits.FastMilliseconds, now);

        /// <summary>As it was before a reboot: without a level when <paramref name="cause"/> was told.</summary>
        public void Restore(bool hadLevel, Cause cause)
        {
            // A sensor that never saw anything says so; one over a bottom out of sight may have seen nothing for weeks.
            wasSeen = hadLevel || (cause != Cause.OutOfRange && (cause != Cause.EchoLost || !sight.HasBottom));
            off = wasSeen ? StepGate.Confirmations : 0;
        }

        /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
        public const int KeptBytes = 12;

        internal void Keep(Kept kept)
        {
            kept.Put(count | (wasSeen ? 4 : 0) | (off << 3));
            kept.PutLong(since);
        }

        internal void Recall(Kept kept)
        {
            int packed = kept.Take();
            count = packed & 3;
            wasSeen = (packed & 4) != 0;
            off = (packed >> 3) & 3;
            since = kept.TakeLong();
        }

        private bool Note(long least, long now)
        {
            since = count == 0 ? now : since;
            count = count < Samples ? count + 1 : count;
            IsPressing = CanHaveCome(now);
            IsUneasy = CanHaveCome(now + limits.UsualMilliseconds);
            return IsPressing && count >= Samples && now - since >= least;
        }
    }
}
