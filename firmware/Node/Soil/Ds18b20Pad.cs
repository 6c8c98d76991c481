using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>The nine bytes of a DS18B20's scratchpad (data sheet, figure 9).</summary>
    public static class Ds18b20Pad
    {
        /// <summary>What stands there from power-on until a conversion is through: 85 Cel, in 1/16 Cel.</summary>
        public const int PowerOn = 85 * 16;

        private const int Bytes = 9;

        // Bits 5 and 6 say the resolution, the rest reads as ones; byte 5 is 0xFF: a bus at ground has a good checksum, too.
        private const int ConfigurationOnes = 0x1F;

        /// <summary>
        /// The temperature in 1/16 Cel. Checksum: damaged, or a bus at ground, whose zeros have a valid checksum. Stuck: no
        /// conversion came through since power-on; its supply is too weak.
        /// </summary>
        public static Cause Check(byte[] pad, out int sixteenths)
        {
            sixteenths = 0;
            if (Crc(pad) != pad[Bytes - 1] || (pad[4] & ConfigurationOnes) != ConfigurationOnes)
            {
                return Cause.Checksum;
            }

            int value = pad[0] | (pad[1] << 8);
            sixteenths = value > 0x7FFF ? value - 0x10000 : value;
            return sixteenths == PowerOn ? Cause.Stuck : Cause.None;
        }

        /// <summary>CRC-8 of Maxim's application note 27: x^8 + x^5 + x^4 + 1, least significant bit first; of the first eight bytes.</summary>
        public static byte Crc(byte[] pad)
        {
            int crc = 0;
            for (int i = 0; i < Bytes - 1; i++)
            {
                crc ^= pad[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1;
                }
            }

            return (byte)crc;
        }
    }
}
