using System.Buffers.Binary;

namespace Iot.Device.Bmxx80;

/// <summary>
/// The chip's own calibration and the formulas that use it: trimming values by table 16, compensation in double precision
/// by appendix 8.1 of BST-BME280-DS002.
/// </summary>
internal sealed class Trimming
{
    private readonly ushort _t1;
    private readonly short[] _t; // T2, T3
    private readonly ushort _p1;
    private readonly short[] _p; // P2 .. P9
    private readonly byte _h1;
    private readonly byte _h3;
    private readonly short _h2;
    private readonly short _h4;
    private readonly short _h5;
    private readonly sbyte _h6;

    /// <param name="low">0x88..0x9F: T1..T3 and P1..P9, 16 bits each, low byte first.</param>
    /// <param name="h1">0xA1.</param>
    /// <param name="high">0xE1..0xE7: H2..H6.</param>
    internal Trimming(ReadOnlySpan<byte> low, byte h1, ReadOnlySpan<byte> high)
    {
        _t1 = BinaryPrimitives.ReadUInt16LittleEndian(low);
        _t = Signed(low[2..6]);
        _p1 = BinaryPrimitives.ReadUInt16LittleEndian(low[6..]);
        _p = Signed(low[8..24]);
        _h1 = h1;
        _h2 = BinaryPrimitives.ReadInt16LittleEndian(high);
        _h3 = high[2];

        // H4 and H5 are 12 bits, signed, and share the middle byte. (The package leaves the sign away; chips with a
        // negative H4 or H5 are rare, and there the data sheet is right.)
        _h4 = (short)(((sbyte)high[3] << 4) | (high[4] & 0b0000_1111));
        _h5 = (short)(((sbyte)high[5] << 4) | (high[4] >> 4));
        _h6 = (sbyte)high[6];
    }

    /// <summary>t_fine: what pressure and humidity need of the temperature; degrees Celsius times 5120.</summary>
    internal double Fine(int adcT)
    {
        double first = ((adcT / 16384.0) - (_t1 / 1024.0)) * _t[0];
        double distance = (adcT / 131072.0) - (_t1 / 8192.0);
        return first + (distance * distance * _t[1]);
    }

    /// <summary>Pressure in Pa; 0 when the trimming values would divide by zero.</summary>
    internal double Pascals(int adcP, double fine)
    {
        // _p[0] is P2 ... _p[7] is P9.
        double x = (fine / 2.0) - 64000.0;
        double offset = (((x * x * _p[4] / 32768.0) + (x * _p[3] * 2.0)) / 4.0) + (_p[2] * 65536.0);
        double slope = ((_p[1] * x * x / 524288.0) + (_p[0] * x)) / 524288.0;
        slope = (1.0 + (slope / 32768.0)) * _p1;
        if (slope == 0)
        {
            return 0;
        }

        double p = (1048576.0 - adcP - (offset / 4096.0)) * 6250.0 / slope;
        double square = _p[7] * p * p / 2147483648.0;
        double linear = p * _p[6] / 32768.0;
        return p + ((square + linear + _p[5]) / 16.0);
    }

    /// <summary>Relative humidity in per cent, clamped to 0..100 as the data sheet does.</summary>
    internal double Percent(int adcH, double fine)
    {
        double x = fine - 76800.0;
        double offset = (_h4 * 64.0) + (_h5 / 16384.0 * x);
        double slope = _h2 / 65536.0 * (1.0 + (_h6 / 67108864.0 * x * (1.0 + (_h3 / 67108864.0 * x))));
        double h = (adcH - offset) * slope;
        return Math.Clamp(h * (1.0 - (_h1 * h / 524288.0)), 0, 100);
    }

    private static short[] Signed(ReadOnlySpan<byte> bytes)
    {
        short[] values = new short[bytes.Length / 2];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]);
        }

        return values;
    }
}
