using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>A DS18B20, in the soil or in the air of a shaft.</summary>
    public sealed class Ds18b20Sensor : ISensor, IKeeps
    {
        // Data sheet: -55 to 125 Cel. Soil and shafts get no hotter than a black cover in the sun.
        private const int LeastSixteenths = -55 * 16;
        private const int MostSixteenths = 84 * 16;

        // Soil that freezes stands at 0 Cel for weeks until all its water is ice.
        private const int StuckHours = 24 * 28;

        // In the sun a sensor near the surface really jumps: traces/soil.csv has a mean bend of 23 K over eight samples.
        private const int ScatterSixteenths = 32 * 16;

        private readonly Ds18b20 chip = new Ds18b20();
        private readonly Quantity quantity;
        private readonly ValueWatch watch;

        /// <param name="quantity">What it measures the temperature of.</param>
        /// <param name="stuckSamples">Equal values in a row that count as stuck; 0 for four weeks' worth.</param>
        /// <param name="periodMilliseconds">Sampling period.</param>
        public Ds18b20Sensor(Quantity quantity, int stuckSamples, int periodMilliseconds)
        {
            this.quantity = quantity;
            watch = new ValueWatch(ValueWatch.Samples(stuckSamples, StuckHours, periodMilliseconds), ScatterSixteenths);
        }

        /// <inheritdoc/>
        public Part Part => Part.Ds18b20;

        /// <inheritdoc/>
        public int KeptBytes => watch.KeptBytes;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            Cause cause = chip.Read(out int sixteenths);
            if (cause == Cause.None && (sixteenths < LeastSixteenths || sixteenths > MostSixteenths))
            {
                cause = Cause.OutOfRange;
            }

            if (cause != Cause.None)
            {
                watch.Reset();
                return cause;
            }

            cause = watch.Check(sixteenths);
            return cause != Cause.None ? cause : into.Set(quantity, sixteenths / 16.0) ? Cause.None : Cause.OutOfRange;
        }

        /// <inheritdoc/>
        public void Keep(byte[] into, int at) => watch.Keep(into, at);

        /// <inheritdoc/>
        public void Recall(byte[] from, int at) => watch.Recall(from, at);
    }
}
