namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>Two pulses: a level and how many ticks it lasts, twice.</summary>
public class RmtCommand
{
    public RmtCommand(ushort duration1, bool level1, ushort duration2, bool level2)
    {
        (Duration0, Level0, Duration1, Level1) = (duration1, level1, duration2, level2);
    }

    public ushort Duration0 { get; set; }

    public bool Level0 { get; set; }

    public ushort Duration1 { get; set; }

    public bool Level1 { get; set; }
}
