using System.Device.I2c;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using Iot.Device.Bmxx80;
using Iot.Device.Bmxx80.ReadResult;
using UnitsNet;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Bosch BME680: air temperature, humidity, pressure and the resistance of its gas sensor. One heater profile, never changed, and
    /// one measurement a sample: the resistance depends on both. A plate that does not get hot costs the resistance only.
    /// </summary>
    public sealed class Bme680Sensor : I2cSensor
    {
        private const double HeaterCelsius = 320;
        private const double HeaterMilliseconds = 150;
        private const double AmbientCelsius = 20;
        private const byte MeasureControl = 0x74;

        // The plate may need some measurements after power-on; a broken one never gets hot.
        private const int ColdAtFirst = 3;

        private readonly double selfHeating;
        private readonly ClimateWatch watch = new ClimateWatch();
        private readonly byte[] register = { MeasureControl };
        private readonly byte[] value = new byte[1];
        private I2cDevice? wire;
        private Bme680? chip;
        private int cold;

        /// <param name="bus">The bus, its pins set.</param>
        /// <param name="selfHeatingTenths">
        /// What the node's own case adds to the air temperature, in tenths of a kelvin: taken off, and the relative humidity moved to the
        /// temperature outside by <see cref="Magnus"/>.
        /// </param>
        public Bme680Sensor(int bus, int selfHeatingTenths = 0)
            : base(Part.Bme680, bus, Bme680.DefaultI2cAddress)
        {
            selfHeating = selfHeatingTenths / 10.0;
        }

        /// <inheritdoc/>
        protected override void Open(I2cDevice chip)
        {
            this.chip = null;
            wire = chip;
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
            if (chip == null || wire == null)
            {
                return Cause.NoAnswer;
            }

            Bme680ReadResult result = chip.Read();
            if (!result.TemperatureIsValid || !result.HumidityIsValid || !result.PressureIsValid || HasForgotten(wire))
            {
                watch.Reset();
                return Cause.NoAnswer;
            }

            double celsius = result.Temperature.DegreesCelsius;
            double percent = result.Humidity.Percent;
            double hectopascal = result.Pressure.Hectopascals;
            Cause cause = watch.Look(celsius, percent, hectopascal);
            if (cause != Cause.None)
            {
                return cause;
            }

            into.Set(QuantityTable.Temperature, celsius - selfHeating);
            into.Set(QuantityTable.Humidity, selfHeating > 0 ? Magnus.Moved(percent, celsius, celsius - selfHeating) : percent);
            into.Set(QuantityTable.Pressure, hectopascal);
            if (!result.GasResistanceIsValid)
            {
                cold = cold > ColdAtFirst ? cold : cold + 1;
                return cold > ColdAtFirst ? Cause.Refused : Cause.WarmingUp;
            }

            cold = 0;
            return into.Set(QuantityTable.GasResistance, result.GasResistance.Ohms) ? Cause.None : Cause.OutOfRange;
        }

        // A chip that lost its supply for a moment answers with reset values, which look like mild weather: it measures only what
        // its control register asks for, and that is zero then.
        private bool HasForgotten(I2cDevice from) =>
            from.WriteRead(register, value).Status != I2cTransferStatus.FullTransfer || (value[0] & 0xFC) == 0;
    }
}
