using EdgeNodes.LoRaWan;

namespace EdgeNodes.Simulated.Radio;

/// <summary>How a virtual modem is set up.</summary>
public sealed record VirtualRak3172Options
{
    /// <summary>TCP port of the command line on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Host of the network server (or of one's own ChirpStack gateway bridge).</summary>
    public string ForwarderHost { get; init; } = "127.0.0.1";

    /// <summary>UDP port of the network server.</summary>
    public int ForwarderPort { get; init; } = 1700;

    /// <summary>Id under which the network server knows the gateway.</summary>
    public Eui64 GatewayEui { get; init; } = new(0xA840_41FF_FF00_0001);

    /// <summary>The air between modem and gateway.</summary>
    public AirOptions Air { get; init; } = new();

    /// <summary>File for what the modem keeps without power, or null to keep it in memory.</summary>
    public string? FlashFile { get; init; }

    /// <summary>How long a reboot takes.</summary>
    public TimeSpan BootTime { get; init; } = TimeSpan.FromMilliseconds(300);
}
