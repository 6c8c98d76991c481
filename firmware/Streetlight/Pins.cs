namespace EdgeNodes.Streetlight
{
    /// <summary>GPIO numbers of the streetlight board, and the bus on them.</summary>
    public static class Pins
    {
        /// <summary>Status LED; high is on.</summary>
        public const int StatusLed = 2;

        /// <summary>DONE of the external watchdog TPL5010, whose RSTn drives EN.</summary>
        public const int WatchdogDone = 27;

        /// <summary>J2, the technician's cable.</summary>
        public const string ServicePort = "COM3";

        /// <summary>Receives from the adapter's TX, over 1 kOhm.</summary>
        public const int ServiceRx = 32;

        /// <summary>Sends to the adapter's RX.</summary>
        public const int ServiceTx = 25;

        /// <summary>I2C1, data: INA219.</summary>
        public const int I2cData = 21;

        /// <summary>I2C1, clock.</summary>
        public const int I2cClock = 22;

        /// <summary>The bus on them.</summary>
        public const int I2cBus = 1;

        /// <summary>PWM1: level of the lamp driver, duty 0 to 1.</summary>
        public const int Lamp = 18;

        /// <summary>What the driver's input wants.</summary>
        public const int LampHertz = 1000;

        /// <summary>Relay in the driver's supply, closed at rest: high opens it.</summary>
        public const int Relay = 26;

        /// <summary>To the transistor of the DALI bus: high pulls the bus low.</summary>
        public const int DaliTransmit = 19;

        /// <summary>From the DALI bus: high while the bus is low.</summary>
        public const int DaliReceive = 23;

        /// <summary>COM2, receive: a DALI bridge.</summary>
        public const int BridgeReceive = 16;

        /// <summary>COM2, transmit.</summary>
        public const int BridgeTransmit = 17;

        /// <summary>Motion sensor: high while somebody is there.</summary>
        public const int Presence = 33;
    }
}
