namespace EdgeNodes.SoilMoisture
{
    /// <summary>GPIO numbers of the soil moisture board, and the buses, ports and channels on them.</summary>
    public static class Pins
    {
        /// <summary>Status LED; high is on.</summary>
        public const int StatusLed = 2;

        /// <summary>DONE of the external watchdog TPL5010, whose RSTn drives EN.</summary>
        public const int WatchdogDone = 27;

        /// <summary>J2, the technician's cable.</summary>
        public const string ServicePort = "COM2";

        /// <summary>Receives from the adapter's TX, over 1 kOhm.</summary>
        public const int ServiceRx = 23;

        /// <summary>Sends to the adapter's RX.</summary>
        public const int ServiceTx = 19;

        /// <summary>I2C1, data: SHT40.</summary>
        public const int I2cData = 21;

        /// <summary>I2C1, clock.</summary>
        public const int I2cClock = 22;

        /// <summary>The bus on them.</summary>
        public const int I2cBus = 1;

        /// <summary>High powers probe, DS18B20 and SHT40.</summary>
        public const int SensorRail = 25;

        /// <summary>What they need after power-on: the probe's oscillator takes longest.</summary>
        public const int SettleMilliseconds = 30;

        /// <summary>Capacitive probe.</summary>
        public const int Probe = 35;

        /// <summary>The converter's channel on it.</summary>
        public const int ProbeChannel = 7;

        /// <summary>The ADS1115's input, where the probe is wired to one: AIN0.</summary>
        public const int ConverterChannel = 0;

        /// <summary>1-Wire on COM3: DS18B20.</summary>
        public const int OneWireRx = 33;

        /// <summary>1-Wire on COM3.</summary>
        public const int OneWireTx = 32;

        /// <summary>Battery behind a divider 1:2.</summary>
        public const int Battery = 34;

        /// <summary>The converter's channel on it.</summary>
        public const int BatteryChannel = 6;
    }
}
