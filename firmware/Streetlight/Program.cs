using EdgeNodes.Contract.Identity;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.Streetlight
{
    /// <summary>Streetlight: a lamp behind PWM, 0-10 V or DALI, an INA219 in its supply, and perhaps a motion sensor, on an ESP32.</summary>
    public static class Program
    {
        /// <summary>The board's power came on.</summary>
        public static void Main() => Boot("I:\\");

        /// <summary>Runs until the power goes. <paramref name="storageRoot"/> is where internal storage is mounted.</summary>
        public static void Boot(string storageRoot)
        {
            ServiceHeader header = new ServiceHeader(Pins.ServicePort, Pins.ServiceRx, Pins.ServiceTx);
            Board board = new Board(storageRoot, Pins.StatusLed, Pins.WatchdogDone, header);
            Configuration.SetPinFunction(Pins.Lamp, DeviceFunction.PWM1);
            Configuration.SetPinFunction(Pins.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(Pins.I2cClock, DeviceFunction.I2C1_CLOCK);
            PwmLamp output = new PwmLamp(Pins.Lamp, Pins.LampHertz);
            WatchedLamp lamp = new WatchedLamp(output, board.Clock);
            Fader fader = new Fader(lamp);
            // Before the settings are read: a street does not stay dark because a file is bad.
            fader.SwitchOn(board.Clock.Milliseconds);
            NodeSettings settings = board.WaitForSettings(NodeKind.Streetlight);
            LampCounters counters = new LampCounters(board.Storage);
            lamp.Use(Wiring(output).Driver(settings, board.Storage, board.Log), CloTable.Parse(settings.LampClo), counters);
            // By the fader, which asks again: a DALI bridge may be ready later than its node.
            fader.SwitchOn(board.Clock.Milliseconds);
            LightPlan plan = LightSettings.Plan(settings, fader, board.Clock, board.Clock.Milliseconds);
            EnergyMeter meter = new EnergyMeter();
            bool hasRelay = LampWiring.HasRelay(settings);
            ISensor level = new LampLevel(plan, lamp, board.Clock);
            ISensor power = new LampPower(Pins.I2cBus, board.Clock, meter, lamp, new MeterCheck(settings.LampNominalWatts), hasRelay);
            LampHealth health = new LampHealth(lamp, counters, settings.LampNominalWatts, hasRelay);
            PresenceWatch? presence = settings.PresenceLevelSteps == 0 ? null
                : new PresenceWatch(new PinInput(Pins.Presence), plan, settings.PresenceLevelSteps, settings.PresenceHoldSeconds);
            NodeParts parts = board.Parts(settings, presence == null ? new[] { level, power } : new[] { level, power, presence });
            parts.Duties = presence == null ? new IDuty[] { plan } : new IDuty[] { presence, plan };
            parts.Judges = presence == null ? new IJudge[] { health } : new IJudge[] { health, presence };
            parts.Obeys = new IObeys[] { new LightDesk(plan) };
            parts.Hears = plan;
            parts.Continues = meter;
            Board.Run(parts, settings);
        }

        private static LampWiring Wiring(PwmLamp output) => new LampWiring
        {
            Output = output,
            RelayPin = Pins.Relay,
            DaliTransmitPin = Pins.DaliTransmit,
            DaliReceivePin = Pins.DaliReceive,
            BridgeReceivePin = Pins.BridgeReceive,
            BridgeTransmitPin = Pins.BridgeTransmit,
        };
    }
}
