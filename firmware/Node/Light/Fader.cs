namespace EdgeNodes.Node
{
    /// <summary>
    /// Brings the lamp to a level, evenly to the eye, in steps of 50 ms; a driver that refuses is asked again each second. Below
    /// the lowest stable level it does not fade: on the way up it begins there, on the way to darkness it ends there.
    /// </summary>
    public sealed class Fader
    {
        /// <summary>Full on, in steps of 0.5 %.</summary>
        public const int FullOn = 200;

        private const int Tick = 50;
        private const int RetryTick = 1000;

        private readonly ILamp lamp;
        private double fromLightness;
        private double toLightness;
        private long start;
        private int length;
        private long nextTry;

        /// <param name="lamp">The driver.</param>
        public Fader(ILamp lamp)
        {
            this.lamp = lamp;
            Target = FullOn;
        }

        /// <summary>Lowest level that is faded through, in steps of 0.5 %.</summary>
        public int LowestSteps { get; set; } = 20;

        /// <summary>Level that the lamp has or fades to, in steps.</summary>
        public int Target { get; private set; }

        /// <summary>Level that the driver took last, in steps; -1 before it took one.</summary>
        public int Level { get; private set; } = -1;

        /// <summary>True while the driver refuses.</summary>
        public bool IsRefused { get; private set; }

        /// <summary>Full on at once, before anything else is known.</summary>
        public bool SwitchOn(long now) => GoTo(FullOn, 0, now);

        /// <summary>Sets out for a level. False if the driver refuses; it is then asked again.</summary>
        public bool GoTo(int levelSteps, int fadeMilliseconds, long now)
        {
            int from = Level < 0 ? levelSteps : Level;
            from = from < LowestSteps && levelSteps >= LowestSteps ? LowestSteps : from;
            int to = levelSteps < LowestSteps && from >= LowestSteps ? LowestSteps : levelSteps;
            Target = levelSteps;
            fromLightness = Lightness.OfFlux(from / 2.0);
            toLightness = Lightness.OfFlux(to / 2.0);
            start = now;
            length = from == to ? 0 : fadeMilliseconds;
            // Asked even when it has this level already: whoever commands wants to know whether the driver obeys.
            return Drive(LevelAt(now), now);
        }

        /// <summary>Takes back the aim, not the level: what was refused must not be carried out later.</summary>
        public void Aim(int levelSteps)
        {
            Target = levelSteps;
            length = 0;
        }

        /// <summary>The next step of a fade, or the next try.</summary>
        public void Step(long now)
        {
            if (Wait(now) > 0)
            {
                return;
            }

            nextTry = now + Tick;
            int next = LevelAt(now);
            if (next != Level || IsRefused)
            {
                Drive(next, now);
            }
        }

        /// <summary>Milliseconds until there is something to do; long.MaxValue for nothing.</summary>
        public long Wait(long now)
        {
            if (Level == Target && !IsRefused)
            {
                return long.MaxValue;
            }

            return nextTry > now ? nextTry - now : 0;
        }

        private int LevelAt(long now)
        {
            long passed = now - start;
            if (length <= 0 || passed >= length)
            {
                return Target;
            }

            double lightness = fromLightness + ((toLightness - fromLightness) * passed / length);
            return (int)((Lightness.ToFlux(lightness) * 2) + 0.5);
        }

        private bool Drive(int levelSteps, long now)
        {
            IsRefused = !lamp.TrySetLevel(levelSteps);
            nextTry = now + (IsRefused ? RetryTick : Tick);
            if (!IsRefused)
            {
                Level = levelSteps;
            }

            return !IsRefused;
        }
    }
}
