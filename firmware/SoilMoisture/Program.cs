using System.Device.Adc;
using System.Device.Gpio;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.SoilMoisture
{
    /// <summary>Soil moisture: capacitive probe, DS18B20 and SHT40 on an ESP32.</summary>
    public static class Program
    {
        /// <summary>The board's power came on.</summary>
        public static void Main() => Boot("I:\\");

        /// <summary>Runs until the power goes. <paramref name="storageRoot"/> is where internal storage is mounted.</summary>
        public static void Boot(string storageRoot)
        {
            Board board = new Board(storageRoot, Pins.StatusLed, Pins.WatchdogDone, Pins.ServicePort);
            Configuration.SetPinFunction(Pins.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(Pins.I2cClock, DeviceFunction.I2C1_CLOCK);
            Configuration.SetPinFunction(Pins.OneWireRx, DeviceFunction.COM3_RX);
            Configuration.SetPinFunction(Pins.OneWireTx, DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(Pins.Probe, DeviceFunction.ADC1_CH7);
            Configuration.SetPinFunction(Pins.Battery, DeviceFunction.ADC1_CH6);
            AdcController adc = new AdcController();
            GpioPin rail = new GpioController().OpenPin(Pins.SensorRail, PinMode.Output);
            NodeSettings settings = board.WaitForSettings(NodeKind.SoilMoisture);
            ISensor[] sensors =
            {
                new RailSwitch(rail, true, Pins.SettleMilliseconds),
                new SoilProbe(adc, Pins.ProbeChannel, settings.SoilDry, settings.SoilWet),
                new Ds18b20Sensor(),
                new Sht40Sensor(Pins.I2cBus),
                new RailSwitch(rail, false, 0),
                new BatteryGauge(adc, Pins.BatteryChannel),
            };
            Board.Run(board.Parts(settings, sensors), settings);
        }
    }
}
