using EdgeNodes.Contract.Identity;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.Streetlight
{
    /// <summary>Streetlight: a lamp driver on PWM and an INA219 on an ESP32.</summary>
    public static class Program
    {
        /// <summary>The board's power came on.</summary>
        public static void Main() => Boot("I:\\");

        /// <summary>Runs until the power goes. <paramref name="storageRoot"/> is where internal storage is mounted.</summary>
        public static void Boot(string storageRoot)
        {
            Board board = new Board(storageRoot, Pins.StatusLed, Pins.WatchdogDone, Pins.ServicePort);
            Configuration.SetPinFunction(Pins.Lamp, DeviceFunction.PWM1);
            Configuration.SetPinFunction(Pins.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(Pins.I2cClock, DeviceFunction.I2C1_CLOCK);
            Fader fader = new Fader(new PwmLamp(Pins.Lamp, Pins.LampHertz));
            // Before the settings are read: a street does not stay dark because a file is bad.
            fader.SwitchOn(board.Clock.Milliseconds);
            NodeSettings settings = board.WaitForSettings(NodeKind.Streetlight);
            LightPlan plan = LightSettings.Plan(settings, fader, board.Clock, board.Clock.Milliseconds);
            EnergyMeter meter = new EnergyMeter();
            ISensor[] sensors =
            {
                new LampLevel(plan),
                new LampPower(Pins.I2cBus, board.Clock, meter),
            };
            NodeParts parts = board.Parts(settings, sensors);
            parts.Duties = new IDuty[] { plan };
            parts.Obeys = new IObeys[] { new LightDesk(plan) };
            parts.Hears = plan;
            parts.Continues = meter;
            Board.Run(parts, settings);
        }
    }
}
