using System.Text;
using System.Threading.Channels;
using EdgeNodes.Platform.Downlink;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Tests;

/// <summary>The way to gateways, with a broker that is away for as many sendings as the test says.</summary>
internal sealed class FakeDownlinks : IDownlinks
{
    private readonly Channel<string> taken = Channel.CreateUnbounded<string>();
    private int failuresToCome;

    public int FailuresToCome
    {
        set => Volatile.Write(ref failuresToCome, value);
    }

    /// <summary>The next command that the broker took, as JSON.</summary>
    public async Task<string> NextAsync() => await taken.Reader.ReadAsync().AsTask().InTime("the broker took a command");

    public Task<string?> SendAsync(string topic, byte[] payload, uint expirySeconds, CancellationToken cancel)
    {
        if (Interlocked.Decrement(ref failuresToCome) >= 0)
        {
            return Task.FromResult<string?>("the broker is away");
        }

        taken.Writer.TryWrite(Encoding.UTF8.GetString(payload));
        return Task.FromResult<string?>(null);
    }

    public Task<string?> SendRadioAsync(GatewaySettings gateway, int port, ReadOnlySpan<byte> data, uint expirySeconds, CancellationToken cancel) =>
        SendAsync("radio", data.ToArray(), expirySeconds, cancel);
}
