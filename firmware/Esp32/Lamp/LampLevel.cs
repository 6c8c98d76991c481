using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>The level that the lamp is driven at, as a reading; a fault while the driver refuses.</summary>
    public sealed class LampLevel : ISensor
    {
        private readonly Dimmer dimmer;

        /// <param name="dimmer">What drives it.</param>
        public LampLevel(Dimmer dimmer)
        {
            this.dimmer = dimmer;
        }

        /// <inheritdoc/>
        public Part Part => Part.LampDriver;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            if (dimmer.Level < 0)
            {
                return Cause.Refused;
            }

            into.SetSteps(QuantityTable.DimLevel, dimmer.Level);
            return Cause.None;
        }
    }
}
