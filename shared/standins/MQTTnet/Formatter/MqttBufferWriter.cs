using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MQTTnet.Formatter;

/// <summary>Collects encoded packets in one pooled buffer, so that many of them leave with one write.</summary>
internal sealed class MqttBufferWriter : IDisposable
{
    const int KeptCapacity = 64 * 1024;

    byte[] _buffer = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Length);

    public void Dispose() => Return();

    /// <summary>Forgets what was written; a buffer that one large packet made grow goes back to the pool.</summary>
    public void Clear()
    {
        Length = 0;
        if (_buffer.Length > KeptCapacity)
        {
            Return();
        }
    }

    public void Truncate(int length) => Length = length;

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), value);

    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    public void WriteBytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    public void WriteBytes(in ReadOnlySequence<byte> value) => value.CopyTo(Take(checked((int)value.Length)));

    /// <summary>Binary data: two bytes of length, then the bytes (MQTT 5, 1.5.6).</summary>
    public void WriteBinary(ReadOnlySpan<byte> value)
    {
        if (value.Length > ushort.MaxValue)
        {
            throw new ArgumentException($"MQTT carries at most 65535 bytes in a field; this one has {value.Length}.");
        }

        WriteUInt16((ushort)value.Length);
        WriteBytes(value);
    }

    /// <summary>A UTF-8 string with its length in front (1.5.4); null is written as the empty string.</summary>
    public void WriteString(string value)
    {
        value ??= "";
        var count = Encoding.UTF8.GetByteCount(value);
        if (count > ushort.MaxValue)
        {
            throw new ArgumentException($"MQTT carries at most 65535 bytes of text in a field; this one has {count}.");
        }

        WriteUInt16((ushort)count);
        Encoding.UTF8.GetBytes(value, Take(count));
    }

    public void WriteVariableByteInteger(uint value)
    {
        do
        {
            var digit = (byte)(value & 0x7F);
            value >>= 7;
            WriteByte(value > 0 ? (byte)(digit | 0x80) : digit);
        }
        while (value > 0);
    }

    /// <summary>Leaves room for a length that is known only when what it counts has been written.</summary>
    public int BeginLength(int reserved)
    {
        Take(reserved).Clear();
        return Length;
    }

    /// <summary>Writes the length of everything since <see cref="BeginLength"/> and closes the gap that its short form leaves.</summary>
    public void EndLength(int start, int reserved)
    {
        var count = Length - start;
        var needed = SizeOfVariableByteInteger((uint)count);
        var shift = reserved - needed;
        if (shift < 0)
        {
            Take(-shift);
        }

        if (shift != 0)
        {
            _buffer.AsSpan(start, count).CopyTo(_buffer.AsSpan(start - shift));
        }

        Length = start - reserved;
        WriteVariableByteInteger((uint)count);
        Length += count;
    }

    static int SizeOfVariableByteInteger(uint value) => value switch
    {
        < 1 << 7 => 1,
        < 1 << 14 => 2,
        < 1 << 21 => 3,
        < 1 << 28 => 4,
        _ => throw new ArgumentException($"An MQTT packet cannot be larger than 268435455 bytes; this one has {value}."),
    };

    Span<byte> Take(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Grow(count);
        }

        var span = _buffer.AsSpan(Length, count);
        Length += count;
        return span;
    }

    void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, Math.Max(4096, _buffer.Length * 2)));
        _buffer.AsSpan(0, Length).CopyTo(larger);
        Return();
        _buffer = larger;
    }

    void Return()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }
}
