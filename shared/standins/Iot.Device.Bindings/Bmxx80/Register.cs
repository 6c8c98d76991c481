namespace Iot.Device.Bmxx80;

/// <summary>Addresses of the memory map (BST-BME280-DS002, table 18), by the data sheet's names.</summary>
internal static class Register
{
    internal const byte DigT1 = 0x88;
    internal const byte DigH1 = 0xA1;
    internal const byte Id = 0xD0;
    internal const byte Reset = 0xE0;
    internal const byte DigH2 = 0xE1;
    internal const byte CtrlHum = 0xF2;
    internal const byte Status = 0xF3;
    internal const byte CtrlMeas = 0xF4;
    internal const byte Config = 0xF5;
    internal const byte PressMsb = 0xF7;
    internal const byte TempMsb = 0xFA;
    internal const byte HumMsb = 0xFD;
}
