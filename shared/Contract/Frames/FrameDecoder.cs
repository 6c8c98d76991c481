using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Contract.Frames
{
    /// <summary>
    /// Unpacks a frame of version 1, reading by reading. Never throws on what it is given: after <see cref="Next"/> was
    /// false, <see cref="Error"/> tells the end from a defect. Readings before a defect are not to be used: check first
    /// with <see cref="Check"/> where half a frame would hurt.
    /// </summary>
    public sealed class FrameDecoder
    {
        private readonly BitReader reader;
        private readonly Reading head = new Reading();
        private readonly uint[] sequences = new uint[FrameFormat.MaxBlockReadings];
        private readonly uint[] times = new uint[FrameFormat.MaxBlockReadings];
        private readonly uint[] column = new uint[FrameFormat.MaxBlockReadings];
        private readonly int[][] values = new int[QuantityTable.Count][];
        private int blockCount;
        private int blockAt;
        private int total;
        private uint reference;

        /// <param name="data">Holds the frame.</param>
        /// <param name="offset">Where it begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public FrameDecoder(byte[] data, int offset, int length)
        {
            reader = new BitReader(data, offset, length > FrameFormat.MaxBytes ? 0 : length);
            if (length > FrameFormat.MaxBytes)
            {
                Error = FrameError.TooLong;
            }
            else if (length < 1)
            {
                Error = FrameError.Empty;
            }
            else if (reader.Read(4) != FrameFormat.Version)
            {
                Error = FrameError.UnknownVersion;
            }
            else if (reader.Read(4) != 0)
            {
                Error = FrameError.ReservedBits;
            }
            else if (length < 2)
            {
                Error = FrameError.Truncated;
            }
        }

        /// <summary>None, or why decoding ended.</summary>
        public FrameError Error { get; private set; }

        /// <summary>One sentence with the place, for logs and people.</summary>
        public string ErrorText => FrameErrors.TextOf(Error) + " (byte " + (reader.Position / 8).ToString() + ")";

        /// <summary>Fills <paramref name="into"/> with the next reading; false at the end or at a defect.</summary>
        public bool Next(Reading into)
        {
            if (Error != FrameError.None)
            {
                return false;
            }

            if (blockAt == blockCount && !ReadBlock())
            {
                return false;
            }

            into.CopyFrom(head);
            into.Sequence = sequences[blockAt];
            into.Time = times[blockAt];
            for (int code = 0; code < QuantityTable.Count; code++)
            {
                Quantity quantity = QuantityTable.ByCode(code);
                if (head.Has(quantity))
                {
                    into.SetSteps(quantity, values[code][blockAt]);
                }
            }

            blockAt++;
            return true;
        }

        /// <summary>Decodes the whole frame and tells what is wrong with it; <paramref name="count"/> is the number of readings.</summary>
        public static FrameError Check(byte[] data, int offset, int length, out int count, out string text)
        {
            FrameDecoder decoder = new FrameDecoder(data, offset, length);
            Reading reading = new Reading();
            count = 0;
            while (decoder.Next(reading))
            {
                count++;
            }

            text = decoder.Error == FrameError.None ? "" : decoder.ErrorText;
            return decoder.Error;
        }

        private bool Fail(FrameError error)
        {
            Error = reader.Truncated ? FrameError.Truncated : error;
            return false;
        }

        private bool ReadBlock()
        {
            bool opening = total == 0;
            if (!opening && reader.Left < 8)
            {
                return reader.Read(reader.Left) == 0 ? false : Fail(FrameError.TrailingData);
            }

            blockAt = 0;
            blockCount = 0;
            if (!ReadHead(out int count) || !ReadSequences(count) || !ReadTimes(count, opening))
            {
                return false;
            }

            for (int code = 0; code < QuantityTable.Count; code++)
            {
                if (head.Has(QuantityTable.ByCode(code)) && !ReadValues(QuantityTable.ByCode(code), count))
                {
                    return false;
                }
            }

            blockCount = count;
            total += count;
            return true;
        }

        private bool ReadHead(out int count)
        {
            count = 0;
            head.ClearValues();
            if (!TryReadNode(reader, out NodeId node, out FrameError error))
            {
                return Fail(error);
            }

            head.Node = node;
            if (!reader.TryReadExpGolomb(FrameFormat.BootOrder, out uint boot) || boot > 0xFFFF)
            {
                return Fail(FrameError.BadBoot);
            }

            head.Boot = (ushort)boot;
            if (!reader.TryReadExpGolomb(FrameFormat.CountOrder, out uint less) || less >= FrameFormat.MaxBlockReadings
                || total + (int)less + 1 > FrameFormat.MaxReadings)
            {
                return Fail(FrameError.TooManyReadings);
            }

            count = (int)less + 1;
            head.TimeQuality = (TimeQuality)reader.Read(2);
            head.Flags = reader.Read(1) == 1 ? (ReadingFlags)reader.Read(8) : ReadingFlags.None;
            ReadMask();
            return !reader.Truncated || Fail(FrameError.Truncated);
        }

        internal static bool TryReadNode(BitReader reader, out NodeId node, out FrameError error)
        {
            NodeKind kind = (NodeKind)reader.Read(FrameFormat.KindBits);
            bool wide = reader.Read(1) == 1;
            int number = (int)reader.Read(wide ? FrameFormat.LongNumberBits : FrameFormat.ShortNumberBits);
            node = new NodeId(kind, number);
            // One form per id: the long one for a short number would be a second name for the same node.
            bool canonical = wide == (number >> FrameFormat.ShortNumberBits != 0);
            error = !NodeKinds.IsKnown(kind) ? FrameError.UnknownKind
                : node.IsValid && canonical ? FrameError.None : FrameError.BadNodeNumber;
            return error == FrameError.None && !reader.Truncated;
        }

        private void ReadMask()
        {
            long allowed = KindQuantities.Allowed(head.Node.Kind);
            bool usual = reader.Read(1) == 1;
            for (int code = 0; code < QuantityTable.Count; code++)
            {
                bool present = usual
                    ? (KindQuantities.Usual(head.Node.Kind) & (1L << code)) != 0
                    : (allowed & (1L << code)) != 0 && reader.Read(1) == 1;
                if (present)
                {
                    head.SetSteps(QuantityTable.ByCode(code), 0);
                }
            }
        }

        private bool ReadSequences(int count)
        {
            if (!reader.TryReadExpGolomb(FrameFormat.SequenceOrder, out uint sequence))
            {
                return Fail(FrameError.BadSequence);
            }

            sequences[0] = sequence;
            if (count > 1 && !Column.TryRead(reader, column, count - 1))
            {
                return Fail(FrameError.BadColumn);
            }

            for (int i = 1; i < count; i++)
            {
                ulong next = (ulong)sequences[i - 1] + column[i - 1] + 1;
                if (next > uint.MaxValue)
                {
                    return Fail(FrameError.BadSequence);
                }

                sequences[i] = (uint)next;
            }

            return true;
        }

        private bool ReadTimes(int count, bool opening)
        {
            uint away = 0;
            times[0] = opening ? reader.Read(32) : reference;
            if (!opening && !reader.TryReadExpGolomb(FrameFormat.BlockTimeOrder, out away))
            {
                return Fail(FrameError.BadTime);
            }

            times[0] += (uint)BitReader.UnZigZag(away);
            reference = times[0];
            if (count == 1)
            {
                return !reader.Truncated || Fail(FrameError.Truncated);
            }

            if (!reader.TryReadExpGolomb(FrameFormat.PeriodOrder, out uint coded))
            {
                return Fail(FrameError.BadTime);
            }

            int period = BitReader.UnZigZag(coded);
            times[1] = times[0] + (uint)period;
            if (count > 2 && !Column.TryRead(reader, column, count - 2))
            {
                return Fail(FrameError.BadColumn);
            }

            for (int i = 2; i < count; i++)
            {
                times[i] = times[i - 1] + (uint)period + (uint)BitReader.UnZigZag(column[i - 2]);
            }

            return true;
        }

        private bool ReadValues(Quantity quantity, int count)
        {
            int[] row = RowFor(quantity.Code, count);
            row[0] = quantity.MinSteps + (int)reader.Read(quantity.Bits);
            if (count > 1 && !Column.TryRead(reader, column, count - 1))
            {
                return Fail(FrameError.BadColumn);
            }

            for (int i = 0; i < count; i++)
            {
                long value = i == 0 ? row[0] : (long)row[i - 1] + BitReader.UnZigZag(column[i - 1]);
                if (value < quantity.MinSteps || value > quantity.MaxSteps)
                {
                    return Fail(FrameError.ValueOutOfRange);
                }

                row[i] = (int)value;
            }

            return !reader.Truncated || Fail(FrameError.Truncated);
        }

        private int[] RowFor(int code, int count)
        {
            int[] row = values[code];
            if (row == null || row.Length < count)
            {
                row = new int[count];
                values[code] = row;
            }

            return row;
        }
    }
}
