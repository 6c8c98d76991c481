using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using Iot.Device.Ds18b20;
using nanoFramework.Device.OneWire;
using UnitsNet;

namespace EdgeNodes.Esp32
{
    /// <summary>DS18B20 in the soil. Begun anew at each sample: its power was off since the last one.</summary>
    public sealed class Ds18b20Sensor : ISensor
    {
        // What the scratchpad holds after power-on, before any conversion.
        private const double PowerOnCelsius = 85.0;

        private OneWireHost? bus;

        /// <inheritdoc/>
        public Part Part => Part.Ds18b20;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            if (bus == null)
            {
                bus = new OneWireHost();
            }

            Ds18b20 chip = new Ds18b20(bus, null, false, TemperatureResolution.VeryHigh);
            if (!chip.Initialize() || !chip.TryReadTemperature(out Temperature temperature) || temperature.DegreesCelsius == PowerOnCelsius)
            {
                return Cause.NoAnswer;
            }

            return into.Set(QuantityTable.SoilTemperature, temperature.DegreesCelsius) ? Cause.None : Cause.OutOfRange;
        }
    }
}
