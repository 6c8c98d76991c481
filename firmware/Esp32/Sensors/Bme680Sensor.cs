using System.Device.I2c;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using Iot.Device.Bmxx80;
using Iot.Device.Bmxx80.ReadResult;
using UnitsNet;

namespace EdgeNodes.Esp32
{
    /// <summary>Bosch BME680: air temperature, humidity, pressure and the resistance of its gas sensor.</summary>
    public sealed class Bme680Sensor : I2cSensor
    {
        private const double HeaterCelsius = 320;
        private const double HeaterMilliseconds = 150;
        private const double AmbientCelsius = 20;

        private Bme680? chip;

        /// <param name="bus">The bus, its pins set.</param>
        public Bme680Sensor(int bus)
            : base(Part.Bme680, bus, Bme680.DefaultI2cAddress)
        {
        }

        /// <inheritdoc/>
        protected override void Open(I2cDevice chip)
        {
            this.chip = null;
            Bme680 fresh = new Bme680(chip, Temperature.FromDegreesCelsius(AmbientCelsius));
            fresh.Reset();
            fresh.TemperatureSampling = Sampling.HighResolution;
            fresh.HumiditySampling = Sampling.Standard;
            fresh.PressureSampling = Sampling.HighResolution;
            fresh.ConfigureHeatingProfile(
                Bme680HeaterProfile.Profile1,
                Temperature.FromDegreesCelsius(HeaterCelsius),
                Duration.FromMilliseconds(HeaterMilliseconds),
                Temperature.FromDegreesCelsius(AmbientCelsius));
            fresh.HeaterProfile = Bme680HeaterProfile.Profile1;
            fresh.HeaterIsEnabled = true;
            fresh.GasConversionIsEnabled = true;
            this.chip = fresh;
        }

        /// <inheritdoc/>
        protected override Cause Measure(Reading into)
        {
            if (chip == null)
            {
                return Cause.NoAnswer;
            }

            Bme680ReadResult result = chip.Read();
            bool fine = result.TemperatureIsValid && into.Set(QuantityTable.Temperature, result.Temperature.DegreesCelsius);
            fine = result.HumidityIsValid && into.Set(QuantityTable.Humidity, result.Humidity.Percent) && fine;
            fine = result.PressureIsValid && into.Set(QuantityTable.Pressure, result.Pressure.Hectopascals) && fine;
            return result.GasResistanceIsValid && into.Set(QuantityTable.GasResistance, result.GasResistance.Ohms) && fine
                ? Cause.None : Cause.OutOfRange;
        }
    }
}
