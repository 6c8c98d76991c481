using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Somebody comes: this lamp brightens at once, whatever the link does, and its gateway hears of it at once, so that it can
    /// brighten the lamps ahead. An input that says so for hours is broken (a cut wire reads high as well, by the pull-up): then it
    /// raises nothing and is told as a fault.
    /// </summary>
    public sealed class PresenceWatch : IDuty, ISensor, IJudge
    {
        /// <summary>Nobody stands under a lamp for so long: milliseconds of a high input.</summary>
        public const long StuckAfter = 7200000;

        /// <summary>Readings out of the grid come no closer than this, in milliseconds: the next ones tell it anyway.</summary>
        public const int UrgentEvery = 10000;

        private const int LookEvery = 50;
        private const int FadeTenths = 5;

        private readonly IInput input;
        private readonly IRaises lamp;
        private readonly int level;
        private readonly long hold;
        private readonly Debounce debounce = new Debounce();
        private long lookAt;
        private long highSince = -1;
        private long raisedUntil;
        private long urgentFrom;
        private bool seen;
        private bool isNew;

        /// <param name="input">High while somebody is there.</param>
        /// <param name="lamp">What brightens.</param>
        /// <param name="levelSteps">To at least this level, steps of 0.5 %.</param>
        /// <param name="holdSeconds">For so long after somebody was seen last.</param>
        public PresenceWatch(IInput input, IRaises lamp, int levelSteps, int holdSeconds)
        {
            this.input = input;
            this.lamp = lamp;
            level = levelSteps;
            hold = holdSeconds * 1000L;
        }

        /// <inheritdoc/>
        public Part Part => Part.Presence;

        /// <inheritdoc/>
        public int PeriodMilliseconds => 0;

        /// <inheritdoc/>
        public bool IsUrgent { get; private set; }

        private bool IsStuck => highSince >= 0 && lookAt - highSince > StuckAfter;

        /// <inheritdoc/>
        public void Tick(long now)
        {
            if (now < lookAt)
            {
                return;
            }

            lookAt = now + LookEvery;
            bool before = debounce.IsHigh;
            debounce.Look(input.IsHigh, now);
            bool believed = !IsStuck && !debounce.IsNoisy;
            if (debounce.IsHigh && believed)
            {
                Note(now);
            }
            else if (!debounce.IsHigh)
            {
                if (before && believed)
                {
                    // The hold begins when somebody was seen last.
                    Raise(now);
                }

                highSince = -1;
            }

            IsUrgent = isNew && now >= urgentFrom;
        }

        /// <inheritdoc/>
        public long Wait(long now) => lookAt > now ? lookAt - now : 0;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            Cause cause = debounce.IsNoisy ? Cause.Noise : IsStuck ? Cause.Stuck : Cause.None;
            if (cause == Cause.None)
            {
                into.SetSteps(QuantityTable.Presence, seen || debounce.IsHigh ? 1 : 0);
            }

            return cause;
        }

        /// <inheritdoc/>
        public void Judge(Reading reading, long now)
        {
            // Whoever passed since the last reading is told by this one.
            urgentFrom = seen ? now + UrgentEvery : urgentFrom;
            seen = false;
            isNew = false;
            IsUrgent = false;
        }

        private void Note(long now)
        {
            isNew |= highSince < 0;
            highSince = highSince < 0 ? now : highSince;
            seen = true;
            if (now + (hold / 2) >= raisedUntil)
            {
                // Anew before it ends, not at every look.
                Raise(now);
            }
        }

        private void Raise(long now)
        {
            raisedUntil = now + hold;
            lamp.Raise(level, FadeTenths, raisedUntil, now);
        }
    }
}
