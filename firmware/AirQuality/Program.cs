using System.Device.Gpio;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.AirQuality
{
    /// <summary>Air quality: BME680 and a dust sensor, PMS5003 or SPS30, on an ESP32.</summary>
    public static class Program
    {
        /// <summary>The board's power came on.</summary>
        public static void Main() => Boot("I:\\");

        /// <summary>Runs until the power goes. <paramref name="storageRoot"/> is where internal storage is mounted.</summary>
        public static void Boot(string storageRoot)
        {
            ServiceHeader header = new ServiceHeader(Pins.ServicePort, Pins.ServiceRx, Pins.ServiceTx);
            Board board = new Board(storageRoot, Pins.StatusLed, Pins.WatchdogDone, header);
            Configuration.SetPinFunction(Pins.I2cData, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(Pins.I2cClock, DeviceFunction.I2C1_CLOCK);
            Configuration.SetPinFunction(Pins.DustRx, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(Pins.DustTx, DeviceFunction.COM2_TX);
            NodeSettings settings = board.WaitForSettings(NodeKind.AirQuality);
            Bme680Sensor climate = new Bme680Sensor(Pins.I2cBus, settings.AirSelfHeatingTenths);
            NodeParts parts = settings.AirDust == "sps30" ? WithSps30(board, settings, climate) : WithPms5003(board, settings, climate);
            parts.Judges = new IJudge[] { new GasIndexJudge(parts.Storage, parts.Log, settings.SampleMilliseconds) };
            Board.Run(parts, settings);
        }

        // The BME680 first: the dust sensors look at the humidity that it found.
        private static NodeParts WithPms5003(Board board, NodeSettings settings, Bme680Sensor climate)
        {
            GpioPin set = new GpioController().OpenPin(Pins.DustSet, PinMode.Output);
            Pms5003 dust = new Pms5003(Pins.DustPort, set, board.Clock, new DustRhythm(settings.SampleMilliseconds, true));
            NodeParts parts = board.Parts(settings, new ISensor[] { climate, dust });
            parts.Duties = new IDuty[] { dust };
            return parts;
        }

        private static NodeParts WithSps30(Board board, NodeSettings settings, Bme680Sensor climate)
        {
            Sps30Dust dust = new Sps30Dust(Pins.DustPort, board.Clock, new DustRhythm(settings.SampleMilliseconds, false));
            return board.Parts(settings, new ISensor[] { climate, dust });
        }
    }
}
