namespace EdgeNodes.Simulated.Radio;

/// <summary>How lossy the air is, and what is written down about it.</summary>
public sealed record AirOptions
{
    /// <summary>Share of uplinks that the gateway does not hear, 0 to 1.</summary>
    public double UplinkLoss { get; init; }

    /// <summary>Share of downlinks that the device does not hear, 0 to 1.</summary>
    public double DownlinkLoss { get; init; }

    /// <summary>Makes the losses repeatable.</summary>
    public int Seed { get; init; } = 868;

    /// <summary>File that every packet on the air is appended to with its keys, one JSON object a line, or null.</summary>
    public string? EmittedLog { get; init; }
}
