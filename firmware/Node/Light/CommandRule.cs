using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// The newest command, while its time to live runs on the monotonic clock. With a dead-man it also ends when the gateway has
    /// been silent for so long: who commands must be there.
    /// </summary>
    public sealed class CommandRule : ILightRule
    {
        private readonly long silence;
        private bool holds;
        private int level;
        private long end;
        private long heard;

        /// <param name="deadmanMinutes">Silence of the gateway that ends a command; 0 for never.</param>
        /// <param name="now">The gateway counts as heard at that moment.</param>
        public CommandRule(int deadmanMinutes, long now)
        {
            silence = deadmanMinutes > 0 ? deadmanMinutes * 60000L : long.MaxValue;
            heard = now;
        }

        /// <summary>True if there is a command whose time runs, whether it is obeyed or not.</summary>
        public bool IsRunning(long now) => holds && now < end;

        /// <summary>True if there is one, but the gateway has been silent for too long.</summary>
        public bool IsGivenUp(long now) => IsRunning(now) && now - heard >= silence;

        /// <summary>The gateway gave a sign of life.</summary>
        public void Heard(long now)
        {
            // A command that was given up does not rise again: the street is used to what came after.
            holds = holds && !IsGivenUp(now);
            heard = now;
        }

        /// <summary>A new command replaces the one before.</summary>
        public void Take(int levelSteps, long until)
        {
            holds = true;
            level = levelSteps;
            end = until;
        }

        /// <summary>Puts back what held before a command that could not be carried out.</summary>
        public void Restore(CommandRule before)
        {
            holds = before.holds;
            level = before.level;
            end = before.end;
            heard = before.heard;
        }

        /// <inheritdoc/>
        public bool TryLevel(long now, out int levelSteps, out LevelOrigin origin)
        {
            levelSteps = level;
            origin = LevelOrigin.Command;
            return IsRunning(now) && !IsGivenUp(now);
        }

        /// <inheritdoc/>
        public long Wait(long now)
        {
            if (!IsRunning(now))
            {
                return long.MaxValue;
            }

            long left = end - now;
            if (silence == long.MaxValue || IsGivenUp(now))
            {
                return left;
            }

            long patience = heard + silence - now;
            return patience < left ? patience : left;
        }
    }
}
