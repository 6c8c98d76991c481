using System.Device.Adc;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>Battery voltage behind a divider 1:2 on the converter.</summary>
    public sealed class BatteryGauge : ISensor
    {
        private const double FullScaleVolts = 3.3;
        private const double FullScaleCounts = 4095.0;
        private const double Divider = 2.0;

        private readonly AdcMedian input;

        /// <param name="controller">The converter.</param>
        /// <param name="channel">Its channel.</param>
        public BatteryGauge(AdcController controller, int channel)
        {
            input = new AdcMedian(controller, channel);
        }

        /// <inheritdoc/>
        public Part Part => Part.Battery;

        /// <inheritdoc/>
        public Cause Read(Reading into) =>
            into.Set(QuantityTable.Battery, input.Read() / FullScaleCounts * FullScaleVolts * Divider) ? Cause.None : Cause.OutOfRange;
    }
}
