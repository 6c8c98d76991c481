using EdgeNodes.Contract.Identity;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.AirQuality
{
    /// <summary>Air quality: BME680 and PMS5003 on an ESP32.</summary>
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
            Configuration.SetPinFunction(Pins.DustRx, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(Pins.DustTx, DeviceFunction.COM2_TX);
            NodeSettings settings = board.WaitForSettings(NodeKind.AirQuality);
            ISensor[] sensors =
            {
                // The BME680 first: the dust sensor's frame is then the next one after its measurement.
                new Bme680Sensor(Pins.I2cBus),
                new Pms5003(Pins.DustPort),
            };
            Board.Run(board.Parts(settings, sensors), settings);
        }
    }
}
