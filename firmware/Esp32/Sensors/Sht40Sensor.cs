using System.Device.I2c;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using Iot.Device.Sht4x;

namespace EdgeNodes.Esp32
{
    /// <summary>Sensirion SHT40: relative humidity of the air above the soil.</summary>
    public sealed class Sht40Sensor : I2cSensor
    {
        private Sht4X? chip;

        /// <param name="bus">The bus, its pins set.</param>
        public Sht40Sensor(int bus)
            : base(Part.Sht40, bus, Sht4X.I2cDefaultAddress)
        {
        }

        /// <inheritdoc/>
        protected override void Open(I2cDevice chip) => this.chip = new Sht4X(chip);

        /// <inheritdoc/>
        protected override Cause Measure(Reading into)
        {
            if (chip == null)
            {
                return Cause.NoAnswer;
            }

            double humidity = chip.ReadData(MeasurementMode.NoHeaterHighPrecision).RelativeHumidity.Percent;
            // The chip's formula runs from -6 to 119 %: its data sheet asks to crop.
            humidity = humidity < 0 ? 0 : humidity > 100 ? 100 : humidity;
            return into.Set(QuantityTable.Humidity, humidity) ? Cause.None : Cause.OutOfRange;
        }
    }
}
