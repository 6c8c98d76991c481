using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Node
{
    /// <summary>Blinks until the command's time to live ends, so that whoever stands among ten masts finds the node.</summary>
    public sealed class Identify : IObeys, IDuty
    {
        /// <summary>On, and off, for so long, ms.</summary>
        public const int Half = 250;

        private readonly IIndicator light;
        private long begin;
        private long end;
        private bool shown;

        /// <param name="light">The status LED.</param>
        public Identify(IIndicator light)
        {
            this.light = light;
        }

        /// <inheritdoc/>
        public int LevelSteps => Answer.UnknownLevel;

        /// <inheritdoc/>
        public bool Takes(CommandAction action) => action == CommandAction.Identify;

        /// <inheritdoc/>
        public AnswerReason Obey(Command command, long end, long now)
        {
            Blink(end, now);
            return AnswerReason.None;
        }

        /// <summary>Blinks from now on.</summary>
        public void Blink(long until, long now)
        {
            begin = end > now ? begin : now;
            end = until;
            Tick(now);
        }

        /// <inheritdoc/>
        public void Tick(long now)
        {
            bool on = now < end && (now - begin) / Half % 2 == 0;
            if (on != shown)
            {
                shown = on;
                light.Show(on);
            }
        }

        /// <inheritdoc/>
        public long Wait(long now)
        {
            if (now >= end)
            {
                return shown ? 0 : long.MaxValue;
            }

            long wait = Half - ((now - begin) % Half);
            return end - now < wait ? end - now : wait;
        }
    }
}
