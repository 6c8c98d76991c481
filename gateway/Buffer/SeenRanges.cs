using System.Buffers.Binary;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>A <see cref="SequenceSet"/> as bytes: boot u16, first u32, last u32 per range, little endian.</summary>
internal static class SeenRanges
{
    private const int RangeBytes = 10;

    public static byte[] Write(SequenceSet set)
    {
        var bytes = new byte[set.RangeCount * RangeBytes];
        for (int i = 0; i < set.RangeCount; i++)
        {
            Span<byte> range = bytes.AsSpan(i * RangeBytes, RangeBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(range, set.BootAt(i));
            BinaryPrimitives.WriteUInt32LittleEndian(range[2..], set.FirstAt(i));
            BinaryPrimitives.WriteUInt32LittleEndian(range[6..], set.LastAt(i));
        }

        return bytes;
    }

    public static SequenceSet Read(ReadOnlySpan<byte> bytes)
    {
        var set = new SequenceSet();
        for (; bytes.Length >= RangeBytes; bytes = bytes[RangeBytes..])
        {
            set.AddRange(
                BinaryPrimitives.ReadUInt16LittleEndian(bytes),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[2..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[6..]));
        }

        return set;
    }
}
