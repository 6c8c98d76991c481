using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// The level from power-on until the time is known, for some minutes at most: a street whose power returns does not draw its
    /// full current at once, but a lamp that learns no time must not stay there.
    /// </summary>
    public sealed class PowerOnRule : ILightRule
    {
        /// <summary>How long it may take to learn the time; minutes.</summary>
        public const int Minutes = 5;

        private readonly int level;
        private readonly ITimeOfDay time;
        private readonly long end;
        private bool over;

        /// <param name="levelSteps">In steps of 0.5 %.</param>
        /// <param name="time">Once it is known this rule is silent for good.</param>
        /// <param name="now">Power came on.</param>
        public PowerOnRule(int levelSteps, ITimeOfDay time, long now)
        {
            level = levelSteps;
            this.time = time;
            end = now + (Minutes * 60000L);
        }

        /// <inheritdoc/>
        public bool TryLevel(long now, out int levelSteps, out LevelOrigin origin)
        {
            over = over || time.IsKnown || now >= end;
            levelSteps = level;
            origin = LevelOrigin.PowerOn;
            return !over;
        }

        /// <inheritdoc/>
        public long Wait(long now) => over || time.IsKnown || now >= end ? long.MaxValue : end - now;
    }
}
