using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// What drives the lamp: the first rule that has an answer, more where somebody is, and never less than the minimum unless it
    /// is day beyond doubt (docs/decisions/0013-light.md).
    /// </summary>
    public sealed class LightPlan : IDuty, IHearsGateway, IRaises
    {
        private readonly Fader fader;
        private readonly ITimeOfDay time;
        private readonly INight night;
        private readonly CommandRule command;
        private readonly CommandRule before;
        private readonly ILightRule[] rules;
        private readonly Raises raises = new Raises();
        private readonly int minSteps;
        private readonly int fadeMilliseconds;

        /// <param name="fader">Brings the lamp there.</param>
        /// <param name="time">What the rules count on; read here, once a tick.</param>
        /// <param name="night">Tells day from night.</param>
        /// <param name="command">The rule that commands go to; it stands among the others.</param>
        /// <param name="rules">In the order in which they rule.</param>
        /// <param name="minSteps">Least level at night, in steps of 0.5 %.</param>
        /// <param name="fadeTenths">Of changes that nobody asked a fade for, tenths of a second.</param>
        public LightPlan(Fader fader, ITimeOfDay time, INight night, CommandRule command, ILightRule[] rules, int minSteps, int fadeTenths)
        {
            this.fader = fader;
            this.time = time;
            this.night = night;
            this.command = command;
            this.rules = rules;
            this.minSteps = minSteps;
            fadeMilliseconds = fadeTenths * 100;
            before = new CommandRule(0, 0);
            fader.LowestSteps = minSteps;
        }

        /// <summary>Level that the driver took last, in steps of 0.5 %; -1 before it took one.</summary>
        public int Level => fader.Level;

        /// <summary>Level that the lamp has or fades to, in steps.</summary>
        public int Target => fader.Target;

        /// <summary>What set it.</summary>
        public LevelOrigin Origin { get; private set; }

        /// <summary>True while the driver refuses.</summary>
        public bool IsRefused => fader.IsRefused;

        /// <summary>A command holds until <paramref name="end"/>. False, and nothing changes, if the driver refuses.</summary>
        public bool Command(int levelSteps, int fadeTenths, long end, long now)
        {
            before.Restore(command);
            int aim = fader.Target;
            command.Heard(now);
            command.Take(levelSteps, end);
            if (fader.GoTo(Choose(now), fadeTenths * 100, now))
            {
                return true;
            }

            // Refused is refused: a driver that recovers later must not carry it out behind the sender's back.
            command.Restore(before);
            fader.Aim(aim);
            Choose(now);
            return false;
        }

        /// <summary>Somebody is there, or comes: at least this level until <paramref name="end"/>. Never darkens; by day it does nothing.</summary>
        public void Raise(int levelSteps, int fadeTenths, long end, long now)
        {
            raises.Add(levelSteps, end, now);
            Follow(fadeTenths * 100, now);
        }

        /// <inheritdoc/>
        public void Heard(long now) => command.Heard(now);

        /// <inheritdoc/>
        public void Tick(long now)
        {
            Follow(fadeMilliseconds, now);
            fader.Step(now);
        }

        /// <inheritdoc/>
        public long Wait(long now)
        {
            long wait = Shorter(fader.Wait(now), Shorter(raises.Wait(now), night.Wait(now)));
            for (int i = 0; i < rules.Length; i++)
            {
                wait = Shorter(wait, rules[i].Wait(now));
            }

            return wait > 0 ? wait : 0;
        }

        private static long Shorter(long one, long other) => one < other ? one : other;

        private void Follow(int fade, long now)
        {
            int level = Choose(now);
            if (level != fader.Target)
            {
                fader.GoTo(level, fade, now);
            }
        }

        private int Choose(long now)
        {
            time.Read(now);
            LevelOrigin origin = Rule(now, out int level);
            origin = command.IsGivenUp(now) ? LevelOrigin.DeadMan : origin;
            if (!night.IsDay(now))
            {
                int raised = raises.Level(now);
                origin = raised > level ? LevelOrigin.Presence : origin;
                level = raised > level ? raised : level;
                level = level < minSteps ? minSteps : level;
            }

            Origin = origin;
            return level;
        }

        // The end of the ladder: who knows nothing, not even the time, is full on.
        private LevelOrigin Rule(long now, out int level)
        {
            for (int i = 0; i < rules.Length; i++)
            {
                if (rules[i].TryLevel(now, out level, out LevelOrigin origin))
                {
                    return origin;
                }
            }

            level = Fader.FullOn;
            return LevelOrigin.FullOn;
        }
    }
}
