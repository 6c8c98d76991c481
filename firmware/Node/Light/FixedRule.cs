using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>A level that needs neither clock nor gateway: the default one.</summary>
    public sealed class FixedRule : ILightRule
    {
        private readonly int level;
        private readonly LevelOrigin name;

        /// <param name="levelSteps">In steps of 0.5 %.</param>
        /// <param name="name">Its name.</param>
        public FixedRule(int levelSteps, LevelOrigin name)
        {
            level = levelSteps;
            this.name = name;
        }

        /// <inheritdoc/>
        public bool TryLevel(long now, out int levelSteps, out LevelOrigin origin)
        {
            levelSteps = level;
            origin = name;
            return true;
        }

        /// <inheritdoc/>
        public long Wait(long now) => long.MaxValue;
    }
}
