namespace EdgeNodes.Node
{
    /// <summary>Little-endian numbers in byte arrays, and the checksum that guards them.</summary>
    public static class Bytes
    {
        // CRC-32 (IEEE 802.3, reflected) a nibble at a time: 16 entries instead of a kilobyte of RAM.
        private static readonly uint[] Nibbles =
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

        /// <summary>Writes 16 bits.</summary>
        public static void Put16(byte[] buffer, int offset, int value)
        {
            buffer[offset] = (byte)value;
            buffer[offset + 1] = (byte)(value >> 8);
        }

        /// <summary>Writes 32 bits.</summary>
        public static void Put32(byte[] buffer, int offset, uint value)
        {
            buffer[offset] = (byte)value;
            buffer[offset + 1] = (byte)(value >> 8);
            buffer[offset + 2] = (byte)(value >> 16);
            buffer[offset + 3] = (byte)(value >> 24);
        }

        /// <summary>Reads 16 bits.</summary>
        public static int Get16(byte[] buffer, int offset) => buffer[offset] | (buffer[offset + 1] << 8);

        /// <summary>Reads 32 bits.</summary>
        public static uint Get32(byte[] buffer, int offset) =>
            (uint)(buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16) | (buffer[offset + 3] << 24));

        /// <summary>Writes 64 bits.</summary>
        public static void Put64(byte[] buffer, int offset, long value)
        {
            Put32(buffer, offset, (uint)value);
            Put32(buffer, offset + 4, (uint)(value >> 32));
        }

        /// <summary>Reads 64 bits.</summary>
        public static long Get64(byte[] buffer, int offset) => (long)Get32(buffer, offset) | ((long)Get32(buffer, offset + 4) << 32);

        /// <summary>CRC-32 of a range.</summary>
        public static uint Crc32(byte[] buffer, int offset, int count)
        {
            uint crc = 0xFFFFFFFF;
            for (int i = offset; i < offset + count; i++)
            {
                crc ^= buffer[i];
                crc = (crc >> 4) ^ Nibbles[crc & 15];
                crc = (crc >> 4) ^ Nibbles[crc & 15];
            }

            return ~crc;
        }

        /// <summary>Writes bits, highest first; the place, counted in bits, holds zeros.</summary>
        public static void PutBits(byte[] buffer, int at, int count, uint value)
        {
            for (int i = 0; i < count; i++)
            {
                if (((value >> (count - 1 - i)) & 1) != 0)
                {
                    buffer[(at + i) >> 3] |= (byte)(0x80 >> ((at + i) & 7));
                }
            }
        }

        /// <summary>Reads bits, highest first, from a place counted in bits.</summary>
        public static uint GetBits(byte[] buffer, int at, int count)
        {
            uint value = 0;
            for (int i = 0; i < count; i++)
            {
                value = (value << 1) | (((uint)buffer[(at + i) >> 3] >> (7 - ((at + i) & 7))) & 1);
            }

            return value;
        }
    }
}
