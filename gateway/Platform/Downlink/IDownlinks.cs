using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Downlink;

/// <summary>The way to gateways.</summary>
internal interface IDownlinks
{
    /// <summary>Publishes and waits for the broker's acknowledgement. Null, or why it failed.</summary>
    Task<string?> SendAsync(string topic, byte[] payload, uint expirySeconds, CancellationToken cancel);

    /// <summary>The same to a gateway's radio.</summary>
    Task<string?> SendRadioAsync(GatewaySettings gateway, int port, ReadOnlySpan<byte> data, uint expirySeconds, CancellationToken cancel);
}
