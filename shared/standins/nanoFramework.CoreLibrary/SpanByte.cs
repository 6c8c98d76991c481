namespace System;

/// <summary>mscorlib's window on a byte array, which I2C and SPI take; nanoFramework has no generics and so no Span.</summary>
public readonly struct SpanByte
{
    private readonly byte[] _array;
    private readonly int _start;
    private readonly int _length;

    public SpanByte(byte[] array)
    {
        _array = array;
        _start = 0;
        _length = array == null ? 0 : array.Length;
    }

    public SpanByte(byte[] array, int start, int length)
    {
        // As the device does: an empty window on nothing is fine, any other window must lie within the array.
        if (array == null ? start != 0 || length != 0 : start < 0 || length < 0 || start + length > array.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(length), "The window does not lie within the array.");
        }

        _array = array;
        _start = start;
        _length = length;
    }

    public static SpanByte Empty => default;

    public int Length => _length;

    public bool IsEmpty => _length == 0;

    public byte this[int index]
    {
        get => _array[At(index)];
        set => _array[At(index)] = value;
    }

    public static implicit operator SpanByte(byte[] array) => new SpanByte(array);

    public void CopyTo(SpanByte destination)
    {
        if (_length > destination._length)
        {
            throw new ArgumentException("The destination is shorter than what is copied.", nameof(destination));
        }

        if (_length > 0)
        {
            Array.Copy(_array, _start, destination._array, destination._start, _length);
        }
    }

    public SpanByte Slice(int start) => Slice(start, _length - start);

    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start + length > _length)
        {
            throw new ArgumentOutOfRangeException(nameof(start), "The slice does not lie within the span.");
        }

        return new SpanByte(_array, _start + start, length);
    }

    public byte[] ToArray()
    {
        var copy = new byte[_length];
        CopyTo(copy);
        return copy;
    }

    private int At(int index) =>
        index >= 0 && index < _length ? _start + index : throw new ArgumentOutOfRangeException(nameof(index), "Outside of the span.");
}
