namespace Iot.Device.Bmxx80;

/// <summary>Pause between measurements in normal mode: t_sb (BST-BME280-DS002, table 27).</summary>
public enum StandbyTime : byte
{
    /// <summary>0.5 ms.</summary>
    Ms0_5 = 0b000,

    /// <summary>62.5 ms.</summary>
    Ms62_5 = 0b001,

    /// <summary>125 ms.</summary>
    Ms125 = 0b010,

    /// <summary>250 ms.</summary>
    Ms250 = 0b011,

    /// <summary>500 ms.</summary>
    Ms500 = 0b100,

    /// <summary>1 s.</summary>
    Ms1000 = 0b101,

    /// <summary>10 ms.</summary>
    Ms10 = 0b110,

    /// <summary>20 ms.</summary>
    Ms20 = 0b111,
}
