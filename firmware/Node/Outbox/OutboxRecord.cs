using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// One reading as 64 bytes. Plain fields instead of a frame: a record is written on every sample, and packing bits
    /// would cost allocations to save flash that its block of 4 KB uses up anyway.
    /// </summary>
    public sealed class OutboxRecord
    {
        /// <summary>Length of a record.</summary>
        public const int Size = 64;

        /// <summary>No kind of node reports more quantities.</summary>
        public const int MaxValues = 7;

        private const byte Magic = 0xE1;
        private const byte Version = 1;
        private const int ValuesAt = 32;
        private const int CheckAt = ValuesAt + (MaxValues * 4);

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
            buffer[offset + 1] = Version;
            buffer[offset + 2] = (byte)Reading.Flags;
            buffer[offset + 3] = (byte)Reading.TimeQuality;
            Bytes.Put32(buffer, offset + 4, Place);
            Bytes.Put32(buffer, offset + 8, Taken);
            Bytes.Put32(buffer, offset + 12, (uint)Reading.Node.ToKey());
            Bytes.Put16(buffer, offset + 16, Reading.Boot);
            Bytes.Put32(buffer, offset + 20, Reading.Sequence);
            Bytes.Put32(buffer, offset + 24, Reading.Time);
            Bytes.Put32(buffer, offset + 28, (uint)Reading.Mask);
            int at = 0;
            for (int code = 0; code < QuantityTable.Count; code++)
            {
                if ((Reading.Mask & (1 << code)) != 0)
                {
                    if (at == MaxValues)
                    {
                        return false;
                    }

                    Bytes.Put32(buffer, offset + ValuesAt + (at * 4), (uint)Reading.Steps(QuantityTable.ByCode(code)));
                    at++;
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
            Reading.Sequence = Bytes.Get32(buffer, offset + 20);
            Reading.Time = Bytes.Get32(buffer, offset + 24);
            Reading.Flags = (ReadingFlags)buffer[offset + 2];
            Reading.TimeQuality = (TimeQuality)buffer[offset + 3];
            Reading.ClearValues();
            int mask = (int)Bytes.Get32(buffer, offset + 28);
            int at = 0;
            for (int code = 0; code < QuantityTable.Count && at < MaxValues; code++)
            {
                if ((mask & (1 << code)) != 0)
                {
                    Reading.SetSteps(QuantityTable.ByCode(code), (int)Bytes.Get32(buffer, offset + ValuesAt + (at * 4)));
                    at++;
                }
            }

            return true;
        }

        /// <summary>True for a record whose checksum fits.</summary>
        public static bool IsWhole(byte[] buffer, int offset) =>
            buffer[offset] == Magic && buffer[offset + 1] == Version
            && Bytes.Get32(buffer, offset + CheckAt) == Bytes.Crc32(buffer, offset, CheckAt);

        /// <summary>The place of a whole record.</summary>
        public static uint PlaceIn(byte[] buffer, int offset) => Bytes.Get32(buffer, offset + 4);
    }
}
