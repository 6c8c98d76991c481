namespace Iot.Device.Bmxx80.PowerMode;

/// <summary>Power mode: mode[1:0] of ctrl_meas (BST-BME280-DS002, table 25).</summary>
public enum Bmx280PowerMode : byte
{
    /// <summary>Nothing is measured; registers can be read and written.</summary>
    Sleep = 0b00,

    /// <summary>One measurement, then sleep. (0b01 means the same to the chip.)</summary>
    Forced = 0b10,

    /// <summary>Measures again and again, with a pause of <see cref="StandbyTime"/>.</summary>
    Normal = 0b11,
}
