using System.Device.I2c;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using Iot.Device.Sht4x;

namespace EdgeNodes.Esp32
{
    /// <summary>Sensirion SHT40: relative humidity of the air above the soil.</summary>
    public sealed class Sht40Sensor : I2cSensor, IKeeps
    {
        // The chip works from -40 to 125 Cel; air is never so hot, but a shorted bus line can say so with a good checksum.
        private const double LeastCelsius = -40.0;
        private const double MostCelsius = 85.0;

        // In hundredths of a percent. In fog the air stands at 100 % for days: that is no sign of anything.
        private const int Saturated = 10000;
        private const int StuckHours = 48;

        // traces/soil.csv has a mean bend of 31 % over eight samples.
        private const int ScatterHundredths = 4500;

        private readonly ValueWatch watch;
        private Sht4X? chip;

        /// <param name="bus">The bus, its pins set.</param>
        /// <param name="stuckSamples">Equal values in a row that count as stuck; 0 for two days' worth.</param>
        /// <param name="periodMilliseconds">Sampling period.</param>
        public Sht40Sensor(int bus, int stuckSamples, int periodMilliseconds)
            : base(Part.Sht40, bus, Sht4X.I2cDefaultAddress)
        {
            watch = new ValueWatch(ValueWatch.Samples(stuckSamples, StuckHours, periodMilliseconds), ScatterHundredths);
        }

        /// <inheritdoc/>
        public int KeptBytes => watch.KeptBytes;

        /// <inheritdoc/>
        public override Cause Read(Reading into)
        {
            try
            {
                return base.Read(into);
            }
            catch (InvalidCrcException)
            {
                return Cause.Checksum;
            }
        }

        /// <inheritdoc/>
        public void Keep(byte[] into, int at) => watch.Keep(into, at);

        /// <inheritdoc/>
        public void Recall(byte[] from, int at) => watch.Recall(from, at);

        /// <inheritdoc/>
        protected override void Open(I2cDevice chip) => this.chip = new Sht4X(chip);

        /// <inheritdoc/>
        protected override Cause Measure(Reading into)
        {
            if (chip == null)
            {
                return Cause.NoAnswer;
            }

            Sht4XSensorData data = chip.ReadData(MeasurementMode.NoHeaterHighPrecision);
            double celsius = data.Temperature.DegreesCelsius;
            double humidity = data.RelativeHumidity.Percent;
            if (double.IsNaN(celsius) || double.IsNaN(humidity) || celsius < LeastCelsius || celsius > MostCelsius)
            {
                watch.Reset();
                return Cause.OutOfRange;
            }

            // The chip's formula runs from -6 to 119 %: its data sheet asks to crop.
            humidity = humidity < 0 ? 0 : humidity > 100 ? 100 : humidity;
            int raw = (int)((humidity * 100) + 0.5);
            Cause cause = watch.Check(raw);
            if (cause == Cause.Noise || (cause == Cause.Stuck && raw < Saturated))
            {
                return cause;
            }

            return into.Set(QuantityTable.Humidity, humidity) ? Cause.None : Cause.OutOfRange;
        }
    }
}
