using EdgeNodes.Contract.Link;
using EdgeNodes.Platform.Settings;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Platform.Downlink;

/// <summary>
/// Sends link acknowledgements, only of what is committed. Requests of a gateway that come close together get one answer:
/// downlink airtime is the scarcest of all. One that fails is not kept: the gateway asks again.
/// </summary>
internal sealed class LinkAcks(IReadOnlyList<GatewaySettings> gateways, Downlinks downlinks, ILogger logger, TimeProvider clock)
{
    private const uint ExpirySeconds = 60;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);
    private readonly Dictionary<string, GatewaySettings> radios =
        gateways.Where(gateway => gateway.DevEui != null && gateway.Application != null).ToDictionary(gateway => gateway.Id, StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly Pulse requested = new();
    private Dictionary<string, LinkAck> wanted = new(StringComparer.Ordinal);
    private long sent;

    public long Sent => Interlocked.Read(ref sent);

    public void Request(string gateway, LinkAck ack)
    {
        lock (gate)
        {
            wanted[gateway] = ack;
        }

        requested.Fire();
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var bytes = new byte[LinkAck.Length];
        while (!stop.IsCancellationRequested)
        {
            var next = requested.Next;
            if (!Any())
            {
                await next.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            await Task.Delay(Gather, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var (gateway, ack) in Take())
            {
                if (stop.IsCancellationRequested || !radios.TryGetValue(gateway, out var radio))
                {
                    continue;
                }

                ack.Write(bytes, 0);
                await SendAsync(radio, bytes, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(GatewaySettings radio, byte[] bytes, CancellationToken stop)
    {
        try
        {
            var failure = await downlinks.SendRadioAsync(radio, LinkPorts.Acknowledge, bytes, ExpirySeconds, stop).ConfigureAwait(false);
            if (failure == null)
            {
                Interlocked.Increment(ref sent);
            }
            else
            {
                Logs.NotPublished(logger, $"a link acknowledgement for {radio.Id}", failure);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The gateway asks again.
        }
    }

    private bool Any()
    {
        lock (gate)
        {
            return wanted.Count > 0;
        }
    }

    private Dictionary<string, LinkAck> Take()
    {
        lock (gate)
        {
            var taken = wanted;
            wanted = new Dictionary<string, LinkAck>(StringComparer.Ordinal);
            return taken;
        }
    }
}
