namespace EdgeNodes.Gateway.Hat;

/// <summary>The air in the gateway's cabinet.</summary>
/// <param name="Celsius">Temperature in degrees Celsius.</param>
/// <param name="Percent">Relative humidity in per cent; near 100 water condenses on the electronics.</param>
/// <param name="Hectopascals">Pressure on the spot in hPa, not reduced to sea level.</param>
public readonly record struct CabinetReading(double Celsius, double Percent, double Hectopascals);
