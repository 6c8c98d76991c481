namespace EdgeNodes.Contract.Frames
{
    /// <summary>Writes bits, most significant first. Without a buffer it only counts: one code path sizes and writes.</summary>
    public sealed class BitWriter
    {
        private readonly byte[]? buffer;
        private readonly int offset;
        private readonly int limitBits;

        /// <param name="buffer">Zeroed here as it is written; null to count only.</param>
        /// <param name="offset">Where to begin.</param>
        /// <param name="limit">How many bytes may be written.</param>
        public BitWriter(byte[]? buffer, int offset, int limit)
        {
            this.buffer = buffer;
            this.offset = offset;
            limitBits = limit * 8;
        }

        /// <summary>Bits so far.</summary>
        public int Length { get; private set; }

        /// <summary>Bytes so far, the last one padded.</summary>
        public int ByteLength => (Length + 7) / 8;

        /// <summary>True once more was written than fits; the buffer holds what did.</summary>
        public bool Overflowed => Length > limitBits;

        /// <summary>Writes the low <paramref name="bits"/> bits, 0 to 32.</summary>
        public void Write(uint value, int bits)
        {
            if (buffer == null || Length + bits > limitBits)
            {
                Length += bits;
                return;
            }

            for (int bit = bits - 1; bit >= 0; bit--)
            {
                int at = offset + (Length >> 3);
                int mask = 0x80 >> (Length & 7);
                if (((value >> bit) & 1) != 0)
                {
                    buffer[at] = (byte)((Length & 7) == 0 ? mask : buffer[at] | mask);
                }
                else if ((Length & 7) == 0)
                {
                    buffer[at] = 0;
                }

                Length++;
            }
        }

        /// <summary>Exponential-Golomb code of order <paramref name="order"/>: short for small values, open upwards.</summary>
        public void WriteExpGolomb(uint value, int order)
        {
            ulong coded = (ulong)value + (1UL << order);
            int bits = 0;
            for (ulong rest = coded; rest > 1; rest >>= 1)
            {
                bits++;
            }

            Write(0, bits - order);
            Write(1, 1);
            Write((uint)(coded & ((1UL << bits) - 1)), bits);
        }

        /// <summary>Signed to unsigned, small magnitudes to small values: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4.</summary>
        public static uint ZigZag(int value) => ((uint)value << 1) ^ (uint)(value >> 31);
    }
}
