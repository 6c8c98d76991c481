namespace UnitsNet;

/// <summary>A unit: how many base units it is, where its zero lies, and how it is written.</summary>
internal sealed record Measure(double Scale, double Offset, string Sign)
{
    // Base units as UnitsNet has them: kelvin, pascal, per cent, metre.
    internal static readonly Measure Kelvin = new(1, 0, "K");
    internal static readonly Measure DegreeCelsius = new(1, 273.15, "°C");
    internal static readonly Measure DegreeFahrenheit = new(5.0 / 9, 459.67 * 5 / 9, "°F");
    internal static readonly Measure Pascal = new(1, 0, "Pa");
    internal static readonly Measure Hectopascal = new(100, 0, "hPa");
    internal static readonly Measure Percent = new(1, 0, "%RH");
    internal static readonly Measure Meter = new(1, 0, "m");
    internal static readonly Measure Millimeter = new(0.001, 0, "mm");
}
