using System.Device.Adc;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Battery voltage behind a divider 1:2 on the converter. At its rails there is no battery: WireBreak below what a board runs on,
    /// ShortCircuit at full scale.
    /// </summary>
    public sealed class BatteryGauge : ISensor
    {
        private const double FullScaleVolts = 3.3;
        private const int FullScaleCounts = 4095;
        private const double Divider = 2.0;

        // 2.0 V: the ESP32's brown-out detector has stopped the board before that.
        private const int LeastCounts = 1241;

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
        public Cause Read(Reading into)
        {
            int counts = input.Read();
            if (counts < LeastCounts || counts >= FullScaleCounts)
            {
                return counts < LeastCounts ? Cause.WireBreak : Cause.ShortCircuit;
            }

            double volts = (double)counts / FullScaleCounts * FullScaleVolts * Divider;
            return into.Set(QuantityTable.Battery, volts) ? Cause.None : Cause.OutOfRange;
        }
    }
}
