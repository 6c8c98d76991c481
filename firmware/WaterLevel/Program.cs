using System.Device.Adc;
using System.Device.Gpio;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.WaterLevel
{
    /// <summary>Water level in a manhole, and the alarm when it floods, on an ESP32.</summary>
    public static class Program
    {
        /// <summary>The board's power came on.</summary>
        public static void Main() => Boot("I:\\");

        /// <summary>Runs until the power goes. <paramref name="storageRoot"/> is where internal storage is mounted.</summary>
        public static void Boot(string storageRoot)
        {
            ServiceHeader header = new ServiceHeader(Pins.ServicePort, Pins.ServiceRx, Pins.ServiceTx, isShared: true);
            Board board = new Board(storageRoot, Pins.StatusLed, Pins.WatchdogDone, header);
            AssignPins(board.HasConsole);
            AdcController adc = new AdcController();
            GpioController pins = new GpioController();
            GpioPin rail = pins.OpenPin(Pins.SensorRail, PinMode.Output);
            FloatSwitch contact = new FloatSwitch(pins.OpenPin(Pins.Float, PinMode.InputPullUp));
            NodeSettings settings = board.WaitForSettings(NodeKind.WaterLevel);
            WaterLimits limits = new WaterLimits(settings);
            IPing ping = Fitting.Sensor(settings, pins, board.Log);
            Fitting.Check(settings, limits, ping, board.Log);
            ShaftAir air = new ShaftAir(board.Log, SpeedOfSound.Matters(ping.Part), rests: board.HasConsole);
            WaterGauge gauge = new WaterGauge(ping, air, contact, board.Clock, limits);
            FloodJudge judge = new FloodJudge(gauge.Belief, limits);
            ISensor[] sensors =
            {
                new RailSwitch(rail, true, Pins.SettleMilliseconds),
                air,
                gauge,
                new RailSwitch(rail, false, 0),
                new BatteryGauge(adc, Pins.BatteryChannel),
            };
            NodeParts parts = board.Parts(settings, sensors);
            gauge.Parts = parts;
            parts.Judges = new IJudge[] { judge };
            parts.Continues = judge;
            Board.Run(parts, settings);
        }

        private static void AssignPins(bool hasConsole)
        {
            Configuration.SetPinFunction(Pins.EchoRx, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(Pins.EchoTx, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(Pins.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(Pins.I2cClock, DeviceFunction.I2C1_CLOCK);
            Configuration.SetPinFunction(Pins.Battery, DeviceFunction.ADC1_CH6);
            if (!hasConsole)
            {
                Configuration.SetPinFunction(Pins.AirRx, DeviceFunction.COM3_RX);
                Configuration.SetPinFunction(Pins.AirTx, DeviceFunction.COM3_TX);
            }
        }
    }
}
