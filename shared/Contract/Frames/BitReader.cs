namespace EdgeNodes.Contract.Frames
{
    /// <summary>Reads what <see cref="BitWriter"/> wrote. Reading past the end sets <see cref="Truncated"/> and gives zeros.</summary>
    public sealed class BitReader
    {
        private readonly byte[] data;
        private readonly int start;
        private readonly int bits;

        /// <param name="data">The bytes.</param>
        /// <param name="offset">Where to begin.</param>
        /// <param name="length">How many bytes to read.</param>
        public BitReader(byte[] data, int offset, int length)
        {
            this.data = data;
            start = offset;
            bits = length * 8;
        }

        /// <summary>Bits read so far.</summary>
        public int Position { get; private set; }

        /// <summary>Bits that are left.</summary>
        public int Left => bits - Position;

        /// <summary>True once more was asked for than there is.</summary>
        public bool Truncated { get; private set; }

        /// <summary>Reads <paramref name="count"/> bits, 0 to 32.</summary>
        public uint Read(int count)
        {
            if (count > Left)
            {
                Truncated = true;
                Position = bits;
                return 0;
            }

            uint value = 0;
            for (int i = 0; i < count; i++)
            {
                int bit = (data[start + (Position >> 3)] >> (7 - (Position & 7))) & 1;
                value = (value << 1) | (uint)bit;
                Position++;
            }

            return value;
        }

        /// <summary>False, and Truncated, if the code is longer than any 32-bit value needs.</summary>
        public bool TryReadExpGolomb(int order, out uint value)
        {
            value = 0;
            int zeros = 0;
            while (!Truncated && Read(1) == 0)
            {
                zeros++;
                if (zeros + order > 32)
                {
                    return false;
                }
            }

            int tail = zeros + order;
            ulong coded = tail == 32 ? (1UL << 32) | Read(32) : (1UL << tail) | Read(tail);
            coded -= 1UL << order;
            value = (uint)coded;
            return !Truncated && coded <= uint.MaxValue;
        }

        /// <summary>The reverse of <see cref="BitWriter.ZigZag"/>.</summary>
        public static int UnZigZag(uint value) => (int)(value >> 1) ^ -(int)(value & 1);
    }
}
