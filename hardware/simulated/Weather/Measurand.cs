namespace EdgeNodes.Simulated.Weather;

/// <summary>What there is to measure around a node, in the unit named.</summary>
public enum Measurand
{
    /// <summary>Degrees Celsius.</summary>
    AirTemperature,

    /// <summary>Percent relative.</summary>
    Humidity,

    /// <summary>Hectopascal at the station.</summary>
    Pressure,

    /// <summary>Ohm of a BME680's gas-sensitive layer.</summary>
    GasResistance,

    /// <summary>Microgram per cubic metre.</summary>
    Pm25,

    /// <summary>Microgram per cubic metre.</summary>
    Pm10,

    /// <summary>Degrees Celsius.</summary>
    SoilTemperature,

    /// <summary>Counts of a 12-bit converter behind a capacitive probe: falls as soil gets wetter.</summary>
    SoilMoistureRaw,

    /// <summary>Millimetre from the sensor down to the water.</summary>
    Distance,

    /// <summary>Volt of the node's cell.</summary>
    Battery,
}
