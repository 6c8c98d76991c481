using System.Device.Adc;
using System.Device.Gpio;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.WaterLevel
{
    /// <summary>Water level in a manhole: A02YYUW on an ESP32.</summary>
    public static class Program
    {
        /// <summary>The board's power came on.</summary>
        public static void Main() => Boot("I:\\");

        /// <summary>Runs until the power goes. <paramref name="storageRoot"/> is where internal storage is mounted.</summary>
        public static void Boot(string storageRoot)
        {
            Board board = new Board(storageRoot, Pins.StatusLed, Pins.WatchdogDone, Pins.ServicePort);
            Configuration.SetPinFunction(Pins.EchoRx, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(Pins.EchoTx, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(Pins.Battery, DeviceFunction.ADC1_CH6);
            AdcController adc = new AdcController();
            GpioPin rail = new GpioController().OpenPin(Pins.SensorRail, PinMode.Output);
            NodeSettings settings = board.WaitForSettings(NodeKind.WaterLevel);
            ISensor[] sensors =
            {
                new RailSwitch(rail, true, Pins.SettleMilliseconds),
                new A02yyuw(Pins.EchoPort, settings.WaterReferenceMm),
                new RailSwitch(rail, false, 0),
                new BatteryGauge(adc, Pins.BatteryChannel),
            };
            Board.Run(board.Parts(settings, sensors), settings);
        }
    }
}
