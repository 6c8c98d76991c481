using UnitsNet;

namespace Iot.Device.Bmxx80.ReadResult;

/// <summary>One measurement; null where sampling is skipped.</summary>
public class Bmp280ReadResult
{
    /// <summary>Keeps what was measured.</summary>
    public Bmp280ReadResult(Temperature? temperature, Pressure? pressure)
    {
        Temperature = temperature;
        Pressure = pressure;
    }

    /// <summary>Temperature of the chip.</summary>
    public Temperature? Temperature { get; }

    /// <summary>Pressure on the spot, not reduced to sea level.</summary>
    public Pressure? Pressure { get; }
}
