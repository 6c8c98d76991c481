using System.Security.Cryptography.X509Certificates;
using EdgeNodes.Contract.Topics;

namespace EdgeNodes.Gateway.Uplinks.Mqtt;

/// <summary>Where the platform's broker is, and how this gateway speaks to it.</summary>
public sealed record MqttUplinkOptions
{
    /// <summary>The gateway's id: a level of every topic, and the client id.</summary>
    public required string Gateway { get; init; }

    /// <summary>Name or address of the broker.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public required int Port { get; init; }

    /// <summary>First levels of all topics.</summary>
    public string Root { get; init; } = CityTopics.Stream;

    /// <summary>User name; null for none.</summary>
    public string? User { get; init; }

    /// <summary>Password; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>Speak TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>Trust these instead of the system's authorities; null for the system's.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>How many publishes may be without proof at a time; the broker's Receive Maximum lowers it.</summary>
    public int Window { get; init; } = 64;
}
