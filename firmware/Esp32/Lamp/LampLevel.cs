using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>The level that the lamp is driven at and what set it, as readings; a fault while the driver refuses.</summary>
    public sealed class LampLevel : ISensor
    {
        private readonly LightPlan plan;

        /// <param name="plan">What drives it.</param>
        public LampLevel(LightPlan plan)
        {
            this.plan = plan;
        }

        /// <inheritdoc/>
        public Part Part => Part.LampDriver;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            into.SetSteps(QuantityTable.LevelOrigin, (int)plan.Origin);
            // What was driven before the driver began to refuse may not be what it does now.
            if (plan.Level < 0 || plan.IsRefused)
            {
                return Cause.Refused;
            }

            into.SetSteps(QuantityTable.DimLevel, plan.Level);
            return Cause.None;
        }
    }
}
