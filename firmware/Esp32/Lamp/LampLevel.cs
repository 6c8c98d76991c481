using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// The luminous flux that the lamp is driven at and what set it, as readings; a fault while its driver refuses, or does not
    /// answer though it could.
    /// </summary>
    public sealed class LampLevel : ISensor
    {
        private readonly LightPlan plan;
        private readonly WatchedLamp lamp;
        private readonly IClock clock;

        /// <param name="plan">What rules the level.</param>
        /// <param name="lamp">What it is told.</param>
        /// <param name="clock">The time.</param>
        public LampLevel(LightPlan plan, WatchedLamp lamp, IClock clock)
        {
            this.plan = plan;
            this.lamp = lamp;
            this.clock = clock;
        }

        /// <inheritdoc/>
        public Part Part => Part.LampDriver;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            into.SetSteps(QuantityTable.LevelOrigin, (int)plan.Origin);
            Cause cause = lamp.Driver.Check(clock.Milliseconds);
            // What was driven before the driver began to refuse may not be what it does now.
            if (cause != Cause.None || plan.Level < 0 || plan.IsRefused)
            {
                return cause != Cause.None ? cause : Cause.Refused;
            }

            into.SetSteps(QuantityTable.DimLevel, plan.Level);
            return Cause.None;
        }
    }
}
