namespace EdgeNodes.Contract.Link
{
    /// <summary>What the receiver holds of one epoch: the highest number, and which of the 32 before it.</summary>
    public readonly struct LinkAck
    {
        /// <summary>Bytes on air.</summary>
        public const int Length = 6;

        /// <param name="epoch">Which epoch.</param>
        /// <param name="highest">The highest number received.</param>
        /// <param name="bitmap">Bit i: number highest - 1 - i was received.</param>
        public LinkAck(int epoch, int highest, uint bitmap)
        {
            Epoch = epoch & 0x7F;
            Highest = highest & 0xFF;
            Bitmap = bitmap;
        }

        /// <summary>Which epoch.</summary>
        public int Epoch { get; }

        /// <summary>The highest number received.</summary>
        public int Highest { get; }

        /// <summary>Bit i: number Highest - 1 - i was received.</summary>
        public uint Bitmap { get; }

        /// <summary>True if this proves that the receiver holds <paramref name="number"/>.</summary>
        public bool Proves(int number)
        {
            int behind = (Highest - number) & 0xFF;
            return behind == 0 || (behind <= LinkHeader.Window && ((Bitmap >> (behind - 1)) & 1) != 0);
        }

        /// <summary>True if <paramref name="number"/> was sent before the highest one arrived: if it is not proved, it is lost.</summary>
        public bool Covers(int number) => ((Highest - number) & 0xFF) <= LinkHeader.Window;

        /// <summary>Writes six bytes.</summary>
        public void Write(byte[] buffer, int offset)
        {
            buffer[offset] = (byte)Epoch;
            buffer[offset + 1] = (byte)Highest;
            for (int i = 0; i < 4; i++)
            {
                buffer[offset + 2 + i] = (byte)(Bitmap >> (8 * i));
            }
        }

        /// <summary>Reads six bytes; false for any other length, or if the epoch has its top bit set.</summary>
        public static bool TryRead(byte[] data, int offset, int length, out LinkAck ack)
        {
            ack = default;
            if (length != Length || data[offset] > 0x7F)
            {
                return false;
            }

            uint bitmap = 0;
            for (int i = 3; i >= 0; i--)
            {
                bitmap = (bitmap << 8) | data[offset + 2 + i];
            }

            ack = new LinkAck(data[offset], data[offset + 1], bitmap);
            return true;
        }
    }
}
