namespace EdgeNodes.Simulated.Chips;

/// <summary>Coefficients as a factory would burn them, of the size that real chips carry, and their registers (BST-BME680-DS001, 5.3.1).</summary>
internal static class Bme680Calibration
{
    internal const int T1 = 26204;
    internal const int T2 = 26370;
    internal const int T3 = 3;
    internal const int P1 = 35938;
    internal const int P2 = -10377;
    internal const int P3 = 88;
    internal const int P4 = 6931;
    internal const int P5 = -45;
    internal const int P6 = 30;
    internal const int P7 = 31;
    internal const int P8 = -3;
    internal const int P9 = -2510;
    internal const int P10 = 30;
    internal const int H1 = 790;
    internal const int H2 = 1010;
    internal const int H3 = 0;
    internal const int H4 = 45;
    internal const int H5 = 20;
    internal const int H6 = 120;
    internal const int H7 = -100;
    internal const int Gh1 = -30;
    internal const int Gh2 = -9700;
    internal const int Gh3 = 18;
    internal const int HeatValue = 45;
    internal const int HeatRange = 1;
    internal const int SwitchError = 1;

    internal static void WriteTo(byte[] registers)
    {
        Word(0xE9, T1);
        Word(0x8A, T2);
        Byte(0x8C, T3);
        Word(0x8E, P1);
        Word(0x90, P2);
        Byte(0x92, P3);
        Word(0x94, P4);
        Word(0x96, P5);
        Byte(0x98, P7);
        Byte(0x99, P6);
        Word(0x9C, P8);
        Word(0x9E, P9);
        Byte(0xA0, P10);
        Byte(0xE1, H2 >> 4);
        Byte(0xE2, ((H2 & 0x0F) << 4) | (H1 & 0x0F));
        Byte(0xE3, H1 >> 4);
        Byte(0xE4, H3);
        Byte(0xE5, H4);
        Byte(0xE6, H5);
        Byte(0xE7, H6);
        Byte(0xE8, H7);
        Word(0xEB, Gh2);
        Byte(0xED, Gh1);
        Byte(0xEE, Gh3);
        Byte(0x00, HeatValue);
        Byte(0x02, HeatRange << 4);
        Byte(0x04, SwitchError << 4);

        void Byte(int at, int value) => registers[at] = unchecked((byte)value);
        void Word(int at, int value)
        {
            Byte(at, value);
            Byte(at + 1, value >> 8);
        }
    }
}
