using System.Device.Gpio;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.Esp32
{
    /// <summary>Makes the driver that the settings name, of what is wired to the board.</summary>
    public sealed class LampWiring
    {
        /// <summary>Input of the driver or of its 0-10 V stage; in use before the settings are known.</summary>
        public PwmLamp? Output { get; set; }

        /// <summary>Output that opens the relay when high.</summary>
        public int RelayPin { get; set; }

        /// <summary>Output to the transistor of a DALI bus.</summary>
        public int DaliTransmitPin { get; set; }

        /// <summary>Input from a DALI bus.</summary>
        public int DaliReceivePin { get; set; }

        /// <summary>Receive pin of COM2: a DALI bridge.</summary>
        public int BridgeReceivePin { get; set; }

        /// <summary>Transmit pin of COM2.</summary>
        public int BridgeTransmitPin { get; set; }

        /// <summary>True if a relay cuts that driver's supply when it is off.</summary>
        public static bool HasRelay(NodeSettings settings) => settings.LampDriver == "0-10v";

        /// <summary>The driver; a DALI gear learns what it is to do alone, and the console hears of one that does not.</summary>
        public ILampDriver Driver(NodeSettings settings, IStorage storage, ILog log)
        {
            PwmLamp output = Output ?? throw new System.ArgumentException("lamp output");
            if (settings.LampDriver == "0-10v")
            {
                GpioPin relay = new GpioController().OpenPin(RelayPin, PinMode.Output);
                return new AnalogLamp(
                    output, new ControlVoltage(settings.MinLevelSteps, settings.LampVoltsMinTenths, settings.LampVoltsMaxTenths), relay);
            }

            return settings.LampDriver == "dali" ? Dali(new RmtDaliBus(DaliTransmitPin, DaliReceivePin), settings, storage, log)
                : settings.LampDriver == "dali-bridge" ? Dali(Bridge(), settings, storage, log)
                : output;
        }

        private static DaliLamp Dali(IDaliBus bus, NodeSettings settings, IStorage storage, ILog log)
        {
            if (!new DaliInstall(bus, storage).TryRun(settings.LampPowerOnSteps))
            {
                log.Say("lamp driver: its power-on and system-failure levels could not be set; check the DALI wires, or set them with the maker's tool");
            }

            return new DaliLamp(bus);
        }

        private BridgeDaliBus Bridge()
        {
            Configuration.SetPinFunction(BridgeReceivePin, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(BridgeTransmitPin, DeviceFunction.COM2_TX);
            return new BridgeDaliBus("COM2");
        }
    }
}
