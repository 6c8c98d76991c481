namespace EdgeNodes.Node
{
    /// <summary>
    /// DALI on the wire (IEC 62386-101, 7 and 8): half-bits of Te = 416.7 us, a one is low then high, a start bit that is one, the
    /// address byte first and the highest bit first, and at least 2400 us of idle (high) bus as the stop condition.
    /// </summary>
    public static class Manchester
    {
        /// <summary>A half-bit in whole microseconds; 0.08 % from the 416.67 us of 1200 bit/s.</summary>
        public const int HalfBit = 417;

        /// <summary>Half-bits of a forward frame: start bit and 16 bits.</summary>
        public const int ForwardHalves = 34;

        /// <summary>Idle bus that ends a frame, microseconds.</summary>
        public const int StopMicroseconds = 2450;

        /// <summary>Milliseconds from the end of a forward frame to the next one (13.5 ms are asked for).</summary>
        public const int SettleMilliseconds = 14;

        /// <summary>Milliseconds after a forward frame by which a backward frame is over: 10.5 ms to its start, 10 ms long, 2.4 ms stop.</summary>
        public const int AnswerMilliseconds = 25;

        private const int BackwardHalves = 18;

        // A receiver takes 333 to 500 us for a half-bit and 667 to 1000 us for two.
        private const int ShortLeast = 333;
        private const int ShortMost = 500;
        private const int LongLeast = 667;
        private const int LongMost = 1000;

        /// <summary>Writes the <see cref="ForwardHalves"/> half-bits of a frame, true for a high bus.</summary>
        public static void Encode(int frame, bool[] halves)
        {
            for (int bit = 0; bit < ForwardHalves / 2; bit++)
            {
                bool one = bit == 0 || ((frame >> (16 - bit)) & 1) != 0;
                halves[2 * bit] = !one;
                halves[(2 * bit) + 1] = one;
            }
        }

        /// <summary>
        /// Reads a backward frame from pulses, the first of them low: the byte, or <see cref="DaliAnswer.Garbled"/> when it is none;
        /// <see cref="DaliAnswer.None"/> without pulses.
        /// </summary>
        /// <param name="microseconds">How long each lasts; the last one may be longer than it belongs to the frame.</param>
        /// <param name="high">Level of the bus.</param>
        /// <param name="count">How many there are.</param>
        public static int DecodeAnswer(int[] microseconds, bool[] high, int count)
        {
            int halves = 0;
            int value = 0;
            bool first = false;
            for (int i = 0; i < count && halves < BackwardHalves; i++)
            {
                int length = LengthOf(microseconds[i], high[i] && i > 0);
                if (length == 0)
                {
                    return DaliAnswer.Garbled;
                }

                for (; length > 0 && halves < BackwardHalves; length--, halves++)
                {
                    if ((halves & 1) == 0)
                    {
                        first = high[i];
                    }
                    else if (first == high[i])
                    {
                        return DaliAnswer.Garbled;
                    }
                    else
                    {
                        value = (value << 1) | (high[i] ? 1 : 0);
                    }
                }
            }

            // A last bit of zero ends low; one of one ends in the idle bus, whose length is not told.
            bool openEnd = halves == BackwardHalves - 1 && !first;
            value = openEnd ? (value << 1) | 1 : value;
            return count == 0 ? DaliAnswer.None
                : (halves == BackwardHalves || openEnd) && (value & 0x100) != 0 ? value & 0xFF : DaliAnswer.Garbled;
        }

        // One or two half-bits; 0 for a length that is neither. A high level beyond two is the idle bus.
        private static int LengthOf(int microseconds, bool mayIdle) =>
            microseconds >= ShortLeast && microseconds <= ShortMost ? 1
            : microseconds >= LongLeast && (microseconds <= LongMost || mayIdle) ? 2 : 0;
    }
}
