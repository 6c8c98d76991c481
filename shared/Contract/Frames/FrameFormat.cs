namespace EdgeNodes.Contract.Frames
{
    /// <summary>The numbers of frame version 1; docs/decisions/0004-frame.md draws it bit by bit.</summary>
    public static class FrameFormat
    {
        /// <summary>High nibble of the first byte.</summary>
        public const int Version = 1;

        /// <summary>A longer frame is refused unread.</summary>
        public const int MaxBytes = 4096;

        /// <summary>No frame of one reading is longer.</summary>
        public const int MaxSingleBytes = 64;

        /// <summary>Readings of one node in a row.</summary>
        public const int MaxBlockReadings = 256;

        /// <summary>Readings in one frame: bounds what a hostile frame can unfold to.</summary>
        public const int MaxReadings = 2048;

        internal const int KindBits = 3;
        internal const int ShortNumberBits = 12;
        internal const int LongNumberBits = 20;
        internal const int BootOrder = 4;
        internal const int CountOrder = 2;
        internal const int SequenceOrder = 8;
        internal const int PeriodOrder = 8;
        internal const int BlockTimeOrder = 6;
    }
}
