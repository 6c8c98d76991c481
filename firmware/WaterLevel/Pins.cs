namespace EdgeNodes.WaterLevel
{
    /// <summary>GPIO numbers of the water level board, and the ports and channels on them.</summary>
    public static class Pins
    {
        /// <summary>Status LED; high is on.</summary>
        public const int StatusLed = 2;

        /// <summary>DONE of the external watchdog TPL5010, whose RSTn drives EN.</summary>
        public const int WatchdogDone = 27;

        /// <summary>UART0 on GPIO 3 and 1: the technician's cable.</summary>
        public const string ServicePort = "COM1";

        /// <summary>High powers the A02YYUW.</summary>
        public const int SensorRail = 25;

        /// <summary>The sensor waits for its first frame by itself.</summary>
        public const int SettleMilliseconds = 0;

        /// <summary>COM2, receives from the A02YYUW's TX.</summary>
        public const int EchoRx = 16;

        /// <summary>COM2, to the A02YYUW's RX: left open or high it sends filtered values.</summary>
        public const int EchoTx = 17;

        /// <summary>The port on them.</summary>
        public const string EchoPort = "COM2";

        /// <summary>Battery behind a divider 1:2.</summary>
        public const int Battery = 34;

        /// <summary>The converter's channel on it.</summary>
        public const int BatteryChannel = 6;
    }
}
