namespace EdgeNodes.WaterLevel
{
    /// <summary>GPIO numbers of the water level board, and the ports and channels on them.</summary>
    public static class Pins
    {
        /// <summary>Status LED; high is on.</summary>
        public const int StatusLed = 2;

        /// <summary>DONE of the external watchdog TPL5010, whose RSTn drives EN.</summary>
        public const int WatchdogDone = 27;

        /// <summary>J2, the technician's cable: with it in, the thermometer rests, because it needs the same port.</summary>
        public const string ServicePort = "COM3";

        /// <summary>Receives from the adapter's TX, over 1 kOhm.</summary>
        public const int ServiceRx = 23;

        /// <summary>Sends to the adapter's RX.</summary>
        public const int ServiceTx = 4;

        /// <summary>High powers the ultrasonic sensor and the thermometer.</summary>
        public const int SensorRail = 25;

        /// <summary>Each sensor waits for its own start.</summary>
        public const int SettleMilliseconds = 0;

        /// <summary>COM2, receives from the A02YYUW's or JSN-SR04T's TX.</summary>
        public const int EchoRx = 16;

        /// <summary>COM2, to its RX: high lets an A02YYUW send filtered values, a byte triggers a JSN-SR04T.</summary>
        public const int EchoTx = 17;

        /// <summary>The port on them.</summary>
        public const string EchoPort = "COM2";

        /// <summary>HC-SR04's trigger.</summary>
        public const int Trigger = 18;

        /// <summary>HC-SR04's echo, behind a divider from 5 V to 3.3 V.</summary>
        public const int Echo = 19;

        /// <summary>High feeds the 4-20 mA loop.</summary>
        public const int LoopBoost = 26;

        /// <summary>I2C1, to the ADS1115 at the loop's shunt.</summary>
        public const int I2cData = 21;

        /// <summary>I2C1.</summary>
        public const int I2cClock = 22;

        /// <summary>The bus on them.</summary>
        public const int I2cBus = 1;

        /// <summary>The ADS1115's input at the shunt.</summary>
        public const int LoopChannel = 0;

        /// <summary>COM3, 1-Wire to the DS18B20 in the shaft.</summary>
        public const int AirRx = 33;

        /// <summary>COM3.</summary>
        public const int AirTx = 32;

        /// <summary>Float switch, closes to ground when wet.</summary>
        public const int Float = 14;

        /// <summary>Battery behind a divider 1:2.</summary>
        public const int Battery = 34;

        /// <summary>The converter's channel on it.</summary>
        public const int BatteryChannel = 6;
    }
}
