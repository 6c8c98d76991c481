namespace Iot.Device.Bmxx80;

/// <summary>Factory calibration of a BME680 (BST-BME680-DS001, tables 11, 12, 13 and 16: where each coefficient lies).</summary>
internal sealed class Bme680Calibration
{
    private readonly byte[] _low;
    private readonly byte[] _high;

    /// <param name="low">Registers 0x89 to 0xA1.</param>
    /// <param name="high">Registers 0xE1 to 0xF0.</param>
    /// <param name="heater">Registers 0x00 to 0x04.</param>
    internal Bme680Calibration(byte[] low, byte[] high, byte[] heater)
    {
        _low = low;
        _high = high;
        T1 = (ushort)Word(0xE9);
        T2 = Word(0x8A);
        T3 = Signed(0x8C);
        P1 = (ushort)Word(0x8E);
        P2 = Word(0x90);
        P3 = Signed(0x92);
        P4 = Word(0x94);
        P5 = Word(0x96);
        P7 = Signed(0x98);
        P6 = Signed(0x99);
        P8 = Word(0x9C);
        P9 = Word(0x9E);
        P10 = At(0xA0);
        H1 = (At(0xE3) << 4) | (At(0xE2) & 0x0F);
        H2 = (At(0xE1) << 4) | (At(0xE2) >> 4);
        H3 = Signed(0xE4);
        H4 = Signed(0xE5);
        H5 = Signed(0xE6);
        H6 = At(0xE7);
        H7 = Signed(0xE8);
        Gh1 = Signed(0xED);
        Gh2 = Word(0xEB);
        Gh3 = Signed(0xEE);
        HeatValue = (sbyte)heater[0];
        HeatRange = (heater[2] >> 4) & 3;
        SwitchError = (sbyte)heater[4] >> 4;
    }

    internal int T1 { get; }

    internal int T2 { get; }

    internal int T3 { get; }

    internal int P1 { get; }

    internal int P2 { get; }

    internal int P3 { get; }

    internal int P4 { get; }

    internal int P5 { get; }

    internal int P6 { get; }

    internal int P7 { get; }

    internal int P8 { get; }

    internal int P9 { get; }

    internal int P10 { get; }

    internal int H1 { get; }

    internal int H2 { get; }

    internal int H3 { get; }

    internal int H4 { get; }

    internal int H5 { get; }

    internal int H6 { get; }

    internal int H7 { get; }

    internal int Gh1 { get; }

    internal int Gh2 { get; }

    internal int Gh3 { get; }

    internal int HeatValue { get; }

    internal int HeatRange { get; }

    internal int SwitchError { get; }

    private int At(int register) => register < 0xE1 ? _low[register - 0x89] : _high[register - 0xE1];

    private int Signed(int register) => (sbyte)At(register);

    private int Word(int register) => (short)(At(register) | (At(register + 1) << 8));
}
