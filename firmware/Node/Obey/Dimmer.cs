namespace EdgeNodes.Node
{
    /// <summary>
    /// What drives the lamp: a command as long as it lives, else the default level. Fades are linear in level, in steps of
    /// 50 ms. Before the first command, and whatever happens to link or settings, the lamp is on.
    /// </summary>
    public sealed class Dimmer : IDuty
    {
        /// <summary>Full on, in steps of 0.5 %.</summary>
        public const int FullOn = 200;

        private const int FadeTick = 50;
        private const int RetryTick = 1000;
        private const int ReturnFadeMilliseconds = 2000;

        private readonly ILamp lamp;
        private int from;
        private int driven = -1;
        private long fadeStart;
        private int fadeLength;
        private bool refused;
        private bool overridden;
        private long overrideEnd;

        /// <param name="lamp">The driver.</param>
        public Dimmer(ILamp lamp)
        {
            this.lamp = lamp;
            DefaultLevel = FullOn;
            Target = FullOn;
        }

        /// <summary>Level without a command, in steps of 0.5 %.</summary>
        public int DefaultLevel { get; private set; }

        /// <summary>Level that the lamp has or fades to, in steps.</summary>
        public int Target { get; private set; }

        /// <summary>Level that the lamp is driven at now, in steps; -1 before the driver took one.</summary>
        public int Level => driven;

        /// <summary>True while a command holds.</summary>
        public bool IsOverridden => overridden;

        /// <summary>Full on at once, before anything else is known.</summary>
        public bool SwitchOn() => Drive(FullOn);

        /// <summary>Sets the level without a command, and goes there.</summary>
        public void SetDefault(int levelSteps, long now)
        {
            DefaultLevel = levelSteps;
            if (!overridden)
            {
                GoTo(levelSteps, 0, now);
            }
        }

        /// <summary>A command holds until <paramref name="end"/>. False if the driver refuses.</summary>
        public bool Override(int levelSteps, int fadeMilliseconds, long end, long now)
        {
            int before = Target;
            if (!GoTo(levelSteps, fadeMilliseconds, now))
            {
                // Refused is refused: a driver that recovers later must not carry it out behind the sender's back.
                Target = before;
                return false;
            }

            overridden = true;
            overrideEnd = end;
            return true;
        }

        /// <inheritdoc/>
        public void Tick(long now)
        {
            if (overridden && now >= overrideEnd)
            {
                overridden = false;
                GoTo(DefaultLevel, ReturnFadeMilliseconds, now);
            }
            else if (driven != Target)
            {
                Drive(LevelAt(now));
            }
        }

        /// <inheritdoc/>
        public long Wait(long now)
        {
            long wait = driven == Target ? long.MaxValue : refused ? RetryTick : FadeTick;
            long end = overridden ? overrideEnd - now : long.MaxValue;
            wait = end < wait ? end : wait;
            return wait > 0 ? wait : 0;
        }

        private bool GoTo(int levelSteps, int fadeMilliseconds, long now)
        {
            from = driven < 0 ? levelSteps : driven;
            Target = levelSteps;
            fadeStart = now;
            fadeLength = fadeMilliseconds;
            return Drive(LevelAt(now));
        }

        private int LevelAt(long now)
        {
            long passed = now - fadeStart;
            if (fadeLength <= 0 || passed >= fadeLength)
            {
                return Target;
            }

            return from + (int)((Target - from) * passed / fadeLength);
        }

        private bool Drive(int levelSteps)
        {
            if (levelSteps == driven)
            {
                return true;
            }

            refused = !lamp.TrySetLevel(levelSteps);
            if (refused)
            {
                return false;
            }

            driven = levelSteps;
            return true;
        }
    }
}
