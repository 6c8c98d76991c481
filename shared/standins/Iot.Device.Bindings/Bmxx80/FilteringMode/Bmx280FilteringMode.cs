namespace Iot.Device.Bmxx80.FilteringMode;

/// <summary>Coefficient of the IIR filter on temperature and pressure (BST-BME280-DS002, table 28).</summary>
public enum Bmx280FilteringMode : byte
{
    /// <summary>No filter.</summary>
    Off = 0b000,

    /// <summary>Coefficient 2.</summary>
    X2 = 0b001,

    /// <summary>Coefficient 4.</summary>
    X4 = 0b010,

    /// <summary>Coefficient 8.</summary>
    X8 = 0b011,

    /// <summary>Coefficient 16.</summary>
    X16 = 0b100,
}
