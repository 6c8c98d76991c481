namespace EdgeNodes.Simulated.Chips;

/// <summary>Sound in the air of a shaft.</summary>
internal static class Sound
{
    /// <summary>m/s in dry air.</summary>
    internal static double Speed(double celsius) => 331.3 * Math.Sqrt(1 + (celsius / 273.15));
}
