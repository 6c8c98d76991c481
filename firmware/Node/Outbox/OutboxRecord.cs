using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// One reading as 64 bytes: plain fields, then the values, each in the bits that its range needs, so that a reading with
    /// every quantity of its kind still fits. No frame: its reader and writer are objects, and this runs on every sample.
    /// </summary>
    public sealed class OutboxRecord
    {
        /// <summary>Length of a record.</summary>
        public const int Size = 64;

        private const byte Magic = 0xE1;
        private const int Version = 2;
        private const int ValuesAt = 30;
        private const int CheckAt = 60;
        private const int ValueBits = (CheckAt - ValuesAt) * 8;

        /// <summary>Number within its lane; the slot in the ring follows from it.</summary>
        public uint Place { get; set; }

        /// <summary>How many readings the node has taken since its installation, this one included.</summary>
        public uint Taken { get; set; }

        /// <summary>What was read.</summary>
        public Reading Reading { get; } = new Reading();

        /// <summary>Writes the record; false if the reading has more values than a record holds.</summary>
        public bool TryWrite(byte[] buffer, int offset)
        {
            for (int i = 0; i < Size; i++)
            {
                buffer[offset + i] = 0;
            }

            buffer[offset] = Magic;
            buffer[offset + 1] = (byte)((Version << 2) | (int)Reading.TimeQuality);
            buffer[offset + 2] = (byte)Reading.Flags;
            buffer[offset + 3] = (byte)(Reading.Mask >> 32);
            Bytes.Put32(buffer, offset + 4, Place);
            Bytes.Put32(buffer, offset + 8, Taken);
            Bytes.Put32(buffer, offset + 12, (uint)Reading.Node.ToKey());
            Bytes.Put16(buffer, offset + 16, Reading.Boot);
            Bytes.Put32(buffer, offset + 18, Reading.Sequence);
            Bytes.Put32(buffer, offset + 22, Reading.Time);
            Bytes.Put32(buffer, offset + 26, (uint)(Reading.Mask & 0xFFFFFFFF));
            int bit = 0;
            for (int code = 0; code < QuantityTable.Count; code++)
            {
                Quantity quantity = QuantityTable.ByCode(code);
                if (Reading.Has(quantity))
                {
                    if (bit + quantity.Bits > ValueBits)
                    {
                        return false;
                    }

                    Bytes.PutBits(buffer, ((offset + ValuesAt) * 8) + bit, quantity.Bits, (uint)(Reading.Steps(quantity) - quantity.MinSteps));
                    bit += quantity.Bits;
                }
            }

            Bytes.Put32(buffer, offset + CheckAt, Bytes.Crc32(buffer, offset, CheckAt));
            return true;
        }

        /// <summary>Reads a record; false if it is torn, empty or of another version.</summary>
        public bool TryRead(byte[] buffer, int offset)
        {
            if (!IsWhole(buffer, offset))
            {
                return false;
            }

            Place = PlaceIn(buffer, offset);
            Taken = Bytes.Get32(buffer, offset + 8);
            Reading.Node = NodeId.FromKey((int)Bytes.Get32(buffer, offset + 12));
            Reading.Boot = (ushort)Bytes.Get16(buffer, offset + 16);
            Reading.Sequence = Bytes.Get32(buffer, offset + 18);
            Reading.Time = Bytes.Get32(buffer, offset + 22);
            Reading.Flags = (ReadingFlags)buffer[offset + 2];
            Reading.TimeQuality = (TimeQuality)(buffer[offset + 1] & 3);
            Reading.ClearValues();
            long mask = ((long)buffer[offset + 3] << 32) | Bytes.Get32(buffer, offset + 26);
            int bit = 0;
            for (int code = 0; code < QuantityTable.Count; code++)
            {
                Quantity quantity = QuantityTable.ByCode(code);
                if ((mask & (1L << code)) != 0 && bit + quantity.Bits <= ValueBits)
                {
                    int steps = (int)Bytes.GetBits(buffer, ((offset + ValuesAt) * 8) + bit, quantity.Bits) + quantity.MinSteps;
                    Reading.SetSteps(quantity, steps);
                    bit += quantity.Bits;
                }
            }

            return true;
        }

        /// <summary>True for a record whose checksum fits.</summary>
        public static bool IsWhole(byte[] buffer, int offset) =>
            buffer[offset] == Magic && buffer[offset + 1] >> 2 == Version
            && Bytes.Get32(buffer, offset + CheckAt) == Bytes.Crc32(buffer, offset, CheckAt);

        /// <summary>The place of a whole record.</summary>
        public static uint PlaceIn(byte[] buffer, int offset) => Bytes.Get32(buffer, offset + 4);
    }
}
