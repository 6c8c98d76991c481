namespace EdgeNodes.Simulated.Network;

/// <summary>How a virtual network server is set up.</summary>
public sealed record VirtualNetworkOptions
{
    /// <summary>The devices that it lets in.</summary>
    public required IReadOnlyList<RegisteredDevice> Devices { get; init; }

    /// <summary>UDP port for packet forwarders on loopback; 0 takes a free one.</summary>
    public int UdpPort { get; init; }

    /// <summary>The application that all devices belong to; part of every topic.</summary>
    public string ApplicationId { get; init; } = "0b5d7b46-0a6c-4f8e-9f1c-1f2d3e4a5b6c";

    /// <summary>Data rate of RX2 that devices are told at the join.</summary>
    public int Rx2DataRate { get; init; }

    /// <summary>How long other gateways may take to report the same packet.</summary>
    public TimeSpan Deduplication { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long an integration may take to answer an uplink before RX1 is prepared.</summary>
    public TimeSpan DownlinkDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a confirmed downlink to a device of class C may stay unanswered.</summary>
    public TimeSpan ClassCTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Downlinks that may wait for one device.</summary>
    public int QueueLimit { get; init; } = 64;
}
