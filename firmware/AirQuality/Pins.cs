namespace EdgeNodes.AirQuality
{
    /// <summary>GPIO numbers of the air quality board, and the buses and ports on them.</summary>
    public static class Pins
    {
        /// <summary>Status LED; high is on.</summary>
        public const int StatusLed = 2;

        /// <summary>DONE of the external watchdog TPL5010, whose RSTn drives EN.</summary>
        public const int WatchdogDone = 27;

        /// <summary>J2, the technician's cable.</summary>
        public const string ServicePort = "COM3";

        /// <summary>Receives from the adapter's TX, over 1 kOhm.</summary>
        public const int ServiceRx = 23;

        /// <summary>Sends to the adapter's RX.</summary>
        public const int ServiceTx = 19;

        /// <summary>I2C1, data: BME680.</summary>
        public const int I2cData = 21;

        /// <summary>I2C1, clock.</summary>
        public const int I2cClock = 22;

        /// <summary>The bus on them.</summary>
        public const int I2cBus = 1;

        /// <summary>COM2, receives from the dust sensor's TX.</summary>
        public const int DustRx = 16;

        /// <summary>COM2, sends to the dust sensor's RX.</summary>
        public const int DustTx = 17;

        /// <summary>High runs the PMS5003's fan and laser, low lets it sleep.</summary>
        public const int DustSet = 4;

        /// <summary>The port on them.</summary>
        public const string DustPort = "COM2";
    }
}
