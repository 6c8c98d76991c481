using System;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Contract.Frames
{
    /// <summary>
    /// Packs readings into frames of version 1. Readings of one node that follow each other share a block: order them by
    /// node, then by sequence, and frames get short. Reusable; holds two fixed buffers.
    /// </summary>
    public sealed class FrameEncoder
    {
        private readonly uint[] column = new uint[FrameFormat.MaxBlockReadings];

        /// <summary>
        /// Writes as many readings as fit into <paramref name="limit"/> bytes. Returns the frame's length, 0 if not even the
        /// first one fits; <paramref name="encoded"/> tells how many went in.
        /// </summary>
        public int Encode(Reading[] readings, int start, int count, byte[] buffer, int offset, int limit, out int encoded)
        {
            encoded = 0;
            Require(readings, start, count);
            int most = count > FrameFormat.MaxReadings ? FrameFormat.MaxReadings : count;
            limit = limit > FrameFormat.MaxBytes ? FrameFormat.MaxBytes : limit;
            if (limit > buffer.Length - offset)
            {
                limit = buffer.Length - offset;
            }

            // A frame of more readings is never shorter, so the largest number that fits can be searched by halves.
            int fits = 0;
            int tooMany = most + 1;
            int probe = most;
            while (tooMany - fits > 1)
            {
                if (Measure(readings, start, probe) <= limit)
                {
                    fits = probe;
                }
                else
                {
                    tooMany = probe;
                }

                probe = fits + ((tooMany - fits) / 2);
            }

            if (fits == 0)
            {
                return 0;
            }

            BitWriter writer = new BitWriter(buffer, offset, limit);
            Write(writer, readings, start, fits);
            encoded = fits;
            return writer.ByteLength;
        }

        private static void Require(Reading[] readings, int start, int count)
        {
            for (int i = start; i < start + count; i++)
            {
                Reading reading = readings[i];
                if (!reading.Node.IsValid)
                {
                    throw new ArgumentException("encoding a frame: reading " + i.ToString() + " has no valid node id");
                }

                if ((reading.Mask & ~KindQuantities.Allowed(reading.Node.Kind)) != 0)
                {
                    throw new ArgumentException("encoding a frame: " + reading.Node.ToString() + " carries a quantity that its kind does not have");
                }
            }
        }

        /// <summary>Length in bytes of a frame of these readings.</summary>
        public int Measure(Reading[] readings, int start, int count)
        {
            BitWriter counter = new BitWriter(null, 0, 0);
            Write(counter, readings, start, count);
            return counter.ByteLength;
        }

        private void Write(BitWriter writer, Reading[] readings, int start, int count)
        {
            writer.Write(FrameFormat.Version, 4);
            // Reserved: a decoder of version 1 refuses what is not zero.
            writer.Write(0, 4);
            int at = start;
            int end = start + count;
            bool opening = true;
            uint reference = 0;
            while (at < end)
            {
                int block = BlockLength(readings, at, end);
                WriteBlock(writer, readings, at, block, opening, reference);
                reference = readings[at].Time;
                opening = false;
                at += block;
            }
        }

        private static int BlockLength(Reading[] readings, int start, int end)
        {
            Reading head = readings[start];
            int length = 1;
            while (start + length < end && length < FrameFormat.MaxBlockReadings)
            {
                Reading next = readings[start + length];
                bool sameBlock = next.Node.Is(head.Node) && next.Boot == head.Boot && next.Mask == head.Mask
                    && next.Flags == head.Flags && next.TimeQuality == head.TimeQuality
                    && next.Sequence > readings[start + length - 1].Sequence;
                if (!sameBlock)
                {
                    break;
                }

                length++;
            }

            return length;
        }

        private void WriteBlock(BitWriter writer, Reading[] readings, int start, int count, bool opening, uint reference)
        {
            Reading head = readings[start];
            WriteNode(writer, head.Node);
            writer.WriteExpGolomb(head.Boot, FrameFormat.BootOrder);
            writer.WriteExpGolomb((uint)(count - 1), FrameFormat.CountOrder);
            writer.Write((uint)head.TimeQuality, 2);
            writer.Write(head.Flags == ReadingFlags.None ? 0U : 1U, 1);
            if (head.Flags != ReadingFlags.None)
            {
                writer.Write((uint)head.Flags, 8);
            }

            WriteMask(writer, head);
            WriteSequences(writer, readings, start, count);
            WriteTimes(writer, readings, start, count, opening, reference);
            for (int code = 0; code < QuantityTable.Count; code++)
            {
                Quantity quantity = QuantityTable.ByCode(code);
                if (head.Has(quantity))
                {
                    WriteValues(writer, readings, start, count, quantity);
                }
            }
        }

        internal static void WriteNode(BitWriter writer, NodeId node)
        {
            bool wide = node.Number >> FrameFormat.ShortNumberBits != 0;
            writer.Write((uint)node.Kind, FrameFormat.KindBits);
            writer.Write(wide ? 1U : 0U, 1);
            writer.Write((uint)node.Number, wide ? FrameFormat.LongNumberBits : FrameFormat.ShortNumberBits);
        }

        private static void WriteMask(BitWriter writer, Reading head)
        {
            bool usual = head.Mask == KindQuantities.Usual(head.Node.Kind);
            writer.Write(usual ? 1U : 0U, 1);
            if (usual)
            {
                return;
            }

            long allowed = KindQuantities.Allowed(head.Node.Kind);
            for (int code = 0; code < QuantityTable.Count; code++)
            {
                if ((allowed & (1L << code)) != 0)
                {
                    writer.Write((uint)(head.Mask >> code) & 1, 1);
                }
            }
        }

        private void WriteSequences(BitWriter writer, Reading[] readings, int start, int count)
        {
            writer.WriteExpGolomb(readings[start].Sequence, FrameFormat.SequenceOrder);
            if (count > 1)
            {
                for (int i = 1; i < count; i++)
                {
                    column[i - 1] = readings[start + i].Sequence - readings[start + i - 1].Sequence - 1;
                }

                Column.Write(writer, column, count - 1);
            }
        }

        private void WriteTimes(BitWriter writer, Reading[] readings, int start, int count, bool opening, uint reference)
        {
            uint first = readings[start].Time;
            if (opening)
            {
                writer.Write(first, 32);
            }
            else
            {
                writer.WriteExpGolomb(BitWriter.ZigZag((int)(first - reference)), FrameFormat.BlockTimeOrder);
            }

            if (count == 1)
            {
                return;
            }

            int period = (int)(readings[start + 1].Time - first);
            writer.WriteExpGolomb(BitWriter.ZigZag(period), FrameFormat.PeriodOrder);
            if (count > 2)
            {
                for (int i = 2; i < count; i++)
                {
                    // Against the first period, not the last one: a pause costs one number, not two.
                    int delta = (int)(readings[start + i].Time - readings[start + i - 1].Time);
                    column[i - 2] = BitWriter.ZigZag(unchecked(delta - period));
                }

                Column.Write(writer, column, count - 2);
            }
        }

        private void WriteValues(BitWriter writer, Reading[] readings, int start, int count, Quantity quantity)
        {
            int previous = readings[start].Steps(quantity);
            writer.Write((uint)(previous - quantity.MinSteps), quantity.Bits);
            if (count == 1)
            {
                return;
            }

            for (int i = 1; i < count; i++)
            {
                int value = readings[start + i].Steps(quantity);
                column[i - 1] = BitWriter.ZigZag(value - previous);
                previous = value;
            }

            Column.Write(writer, column, count - 1);
        }
    }
}
