namespace Iot.Device.Bmxx80;

/// <summary>Oversampling: the codes of osrs_t, osrs_p and osrs_h (BST-BME280-DS002, 5.4.3 and 5.4.5).</summary>
public enum Sampling : byte
{
    /// <summary>Not measured; the data registers stay at 0x80000.</summary>
    Skipped = 0b000,

    /// <summary>x1.</summary>
    UltraLowPower = 0b001,

    /// <summary>x2.</summary>
    LowPower = 0b010,

    /// <summary>x4.</summary>
    Standard = 0b011,

    /// <summary>x8.</summary>
    HighResolution = 0b100,

    /// <summary>x16.</summary>
    UltraHighResolution = 0b101,
}
