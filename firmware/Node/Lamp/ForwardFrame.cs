namespace EdgeNodes.Node
{
    /// <summary>
    /// DALI forward frames of 16 bits: address byte, then a level or an opcode (IEC 62386-102, tables 1 and 15). A node has its
    /// bus to itself, so everything is broadcast: no gear needs an address before it shines.
    /// </summary>
    public static class ForwardFrame
    {
        /// <summary>Off at once, without a fade.</summary>
        public const int Off = 0x00;

        /// <summary>To the MAX LEVEL of the gear.</summary>
        public const int RecallMaxLevel = 0x05;

        /// <summary>To the MIN LEVEL of the gear.</summary>
        public const int RecallMinLevel = 0x06;

        /// <summary>DTR0 becomes the level that the gear takes while its bus is dead. Send twice.</summary>
        public const int SetSystemFailureLevel = 0x2C;

        /// <summary>DTR0 becomes the level that the gear takes when its power comes on. Send twice.</summary>
        public const int SetPowerOnLevel = 0x2D;

        /// <summary>Answered by eight bits: see the bits below.</summary>
        public const int QueryStatus = 0x90;

        /// <summary>Answered by the level now, 255 while the lamp starts or fails.</summary>
        public const int QueryActualLevel = 0xA0;

        /// <summary>Answered by the highest level.</summary>
        public const int QueryMaxLevel = 0xA1;

        /// <summary>Answered by the lowest level.</summary>
        public const int QueryMinLevel = 0xA2;

        /// <summary>Answered by the level after power-on.</summary>
        public const int QueryPowerOnLevel = 0xA3;

        /// <summary>Answered by the level while the bus is dead.</summary>
        public const int QuerySystemFailureLevel = 0xA4;

        /// <summary>Bit of QUERY STATUS: the gear itself failed.</summary>
        public const int StatusGearFailure = 1;

        /// <summary>Bit of QUERY STATUS: the lamp failed.</summary>
        public const int StatusLampFailure = 2;

        /// <summary>Bit of QUERY STATUS: a fade is under way.</summary>
        public const int StatusFading = 16;

        private const int BroadcastLevel = 0xFE00;
        private const int BroadcastCommand = 0xFF00;
        private const int Dtr0 = 0xA300;

        /// <summary>DAPC: go to this arc power level, 0 to 254.</summary>
        public static int Level(int level) => BroadcastLevel | (level & 0xFF);

        /// <summary>An opcode of above.</summary>
        public static int Command(int opcode) => BroadcastCommand | (opcode & 0xFF);

        /// <summary>Puts a value into DTR0, which the next SET command takes over.</summary>
        public static int SetDtr0(int value) => Dtr0 | (value & 0xFF);

        /// <summary>True for a configuration command, which counts only when it comes twice within 100 ms.</summary>
        public static bool IsSentTwice(int frame) => (frame & 0xFF00) == BroadcastCommand && (frame & 0xFF) >= 0x20 && (frame & 0xFF) < 0x90;
    }
}
