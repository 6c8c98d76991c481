using UnitsNet;

namespace Iot.Device.Bmxx80.ReadResult;

/// <summary>One measurement with humidity; null where sampling is skipped.</summary>
public class Bme280ReadResult : Bmp280ReadResult
{
    /// <summary>Keeps what was measured.</summary>
    public Bme280ReadResult(Temperature? temperature, Pressure? pressure, RelativeHumidity? humidity)
        : base(temperature, pressure) => Humidity = humidity;

    /// <summary>Relative humidity at the chip's temperature.</summary>
    public RelativeHumidity? Humidity { get; }
}
