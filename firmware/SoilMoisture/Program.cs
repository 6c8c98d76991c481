using System.Device.Adc;
using System.Device.Gpio;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using Iot.Device.Ads1115;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.SoilMoisture
{
    /// <summary>Soil moisture: capacitive probe, DS18B20 and SHT40 on an ESP32.</summary>
    public static class Program
    {
        // What one value of the probe is the median of.
        private const int Conversions = 31;

        /// <summary>The board's power came on.</summary>
        public static void Main() => Boot("I:\\");

        /// <summary>Runs until the power goes. <paramref name="storageRoot"/> is where internal storage is mounted.</summary>
        public static void Boot(string storageRoot)
        {
            ServiceHeader header = new ServiceHeader(Pins.ServicePort, Pins.ServiceRx, Pins.ServiceTx);
            Board board = new Board(storageRoot, Pins.StatusLed, Pins.WatchdogDone, header);
            Configuration.SetPinFunction(Pins.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(Pins.I2cClock, DeviceFunction.I2C1_CLOCK);
            Configuration.SetPinFunction(Pins.OneWireRx, DeviceFunction.COM3_RX);
            Configuration.SetPinFunction(Pins.OneWireTx, DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(Pins.Probe, DeviceFunction.ADC1_CH7);
            Configuration.SetPinFunction(Pins.Battery, DeviceFunction.ADC1_CH6);
            AdcController adc = new AdcController();
            GpioPin rail = new GpioController().OpenPin(Pins.SensorRail, PinMode.Output);
            NodeSettings settings = board.WaitForSettings(NodeKind.SoilMoisture);
            int stuck = settings.SoilStuckSamples;
            int period = settings.SampleMilliseconds;
            SoilCalibration calibration = new SoilCalibration(settings.SoilDry, settings.SoilWet, settings.SoilDriftHundredths);
            IAnalogInput input = ProbeInput(settings, adc);
            RailSwitch on = new RailSwitch(rail, true, Pins.SettleMilliseconds);
            RailSwitch off = new RailSwitch(rail, false, 0);
            ISensor[] sensors =
            {
                on,
                new Ds18b20Sensor(QuantityTable.SoilTemperature, stuck, period),
                new SoilProbe(input, calibration, stuck, period),
                new Sht40Sensor(Pins.I2cBus, stuck, period),
                off,
                new BatteryGauge(adc, Pins.BatteryChannel),
            };
            NodeParts parts = board.Parts(settings, sensors);
            parts.ConsoleCommands = new IConsoleCommand[] { new SoilTestCommand(new SoilTest(input), on, off) };
            Board.Run(parts, settings);
        }

        private static IAnalogInput ProbeInput(NodeSettings settings, AdcController adc)
        {
            if (settings.SoilInput == "ads1115")
            {
                return new Ads1115Input(Pins.I2cBus, Pins.ConverterChannel, MeasuringRange.FS4096, Conversions);
            }

            return new AdcMedian(adc, Pins.ProbeChannel, Part.SoilProbe, Conversions);
        }
    }
}
