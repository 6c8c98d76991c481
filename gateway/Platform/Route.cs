namespace EdgeNodes.Platform;

/// <summary>How a gateway reaches the platform. Stands in the ledger: never renumber.</summary>
public enum Route
{
    /// <summary>Straight to the city's broker.</summary>
    Mqtt = 1,

    /// <summary>Over the radio, through a LoRaWAN network server.</summary>
    LoRaWan = 2,
}

/// <summary>The words for routes, as in settings and in <c>via</c>.</summary>
public static class RouteNames
{
    /// <summary>All routes.</summary>
    public static IReadOnlyList<Route> All { get; } = [Route.Mqtt, Route.LoRaWan];

    /// <summary>`mqtt` or `lorawan`.</summary>
    public static string Of(Route route) => route == Route.Mqtt ? "mqtt" : "lorawan";

    /// <summary>The route of a word.</summary>
    public static bool TryParse(string? word, out Route route)
    {
        route = word == "lorawan" ? Route.LoRaWan : Route.Mqtt;
        return word is "mqtt" or "lorawan";
    }
}
