using System.Device.Adc;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>Capacitive soil probe on the converter: raw counts always, relative wetness when it is calibrated.</summary>
    public sealed class SoilProbe : ISensor
    {
        // At the rails of the converter there is no probe but a broken or shorted wire.
        private const int LeastCounts = 40;
        private const int MostCounts = 4055;

        private readonly AdcMedian input;
        private readonly int dry;
        private readonly int wet;

        /// <param name="controller">The converter.</param>
        /// <param name="channel">Its channel.</param>
        /// <param name="dry">Counts in dry soil, negative without a calibration.</param>
        /// <param name="wet">Counts in wet soil, negative without a calibration.</param>
        public SoilProbe(AdcController controller, int channel, int dry, int wet)
        {
            input = new AdcMedian(controller, channel);
            this.dry = dry;
            this.wet = wet;
        }

        /// <inheritdoc/>
        public Part Part => Part.SoilProbe;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            int raw = input.Read();
            if (raw < LeastCounts || raw > MostCounts)
            {
                return raw < LeastCounts ? Cause.WireBreak : Cause.ShortCircuit;
            }

            bool fine = into.Set(QuantityTable.SoilMoistureRaw, raw);
            return (!SoilScale.TryPercent(raw, dry, wet, out double percent) || into.Set(QuantityTable.SoilMoisture, percent)) && fine
                ? Cause.None : Cause.OutOfRange;
        }
    }
}
