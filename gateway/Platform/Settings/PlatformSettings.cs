using EdgeNodes.Contract.Topics;

namespace EdgeNodes.Platform.Settings;

/// <summary>What the receiver needs to know.</summary>
public sealed record PlatformSettings
{
    /// <summary>Folder of the ledger; created if it is missing.</summary>
    public required string Data { get; init; }

    /// <summary>The city's broker.</summary>
    public required BrokerSettings Broker { get; init; }

    /// <summary>The gateways that commands are sent to and that radio frames come from.</summary>
    public IReadOnlyList<GatewaySettings> Gateways { get; init; } = [];

    /// <summary>First levels of the topics that gateways publish below.</summary>
    public string UplinkRoot { get; init; } = CityTopics.Uplink;

    /// <summary>First levels of the normalized stream's topics.</summary>
    public string StreamRoot { get; init; } = CityTopics.Stream;
}

/// <summary>How to reach a broker.</summary>
public sealed record BrokerSettings
{
    /// <summary>Name or address.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Null: no user name.</summary>
    public string? User { get; init; }

    /// <summary>A file whose first line is the password: it stays out of settings and process lists.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>True: TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>PEM file of the authority that signed the broker's certificate; null: those that the machine trusts.</summary>
    public string? CaFile { get; init; }
}

/// <summary>One gateway and the routes that lead to it.</summary>
public sealed record GatewaySettings
{
    /// <summary>Its id in topics.</summary>
    public required string Id { get; init; }

    /// <summary>Where commands for it are sent.</summary>
    public required IReadOnlyList<Route> Routes { get; init; }

    /// <summary>LoRaWAN device EUI, 16 lower-case hex digits; null without a radio.</summary>
    public string? DevEui { get; init; }

    /// <summary>Application id at the network server; null without a radio.</summary>
    public string? Application { get; init; }
}
