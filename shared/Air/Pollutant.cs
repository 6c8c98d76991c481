namespace EdgeNodes.Air;

/// <summary>What air quality indices look at.</summary>
public enum Pollutant
{
    /// <summary>Particulate matter up to 2.5 um.</summary>
    Pm25,

    /// <summary>Particulate matter up to 10 um.</summary>
    Pm10,

    /// <summary>Nitrogen dioxide.</summary>
    No2,

    /// <summary>Ozone.</summary>
    O3,

    /// <summary>Sulphur dioxide.</summary>
    So2,
}

/// <summary>Names of pollutants, as in JSON.</summary>
public static class Pollutants
{
    private static readonly string[] Names = ["pm2_5", "pm10", "no2", "o3", "so2"];

    /// <summary>All of them; an index that lacks one is incomplete.</summary>
    public static IReadOnlyList<Pollutant> All { get; } = [Pollutant.Pm25, Pollutant.Pm10, Pollutant.No2, Pollutant.O3, Pollutant.So2];

    /// <summary>The name.</summary>
    public static string NameOf(Pollutant pollutant) => Names[(int)pollutant];
}
