using System.Collections.Concurrent;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Link;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan;

/// <summary>Takes what comes down: acknowledgements and commands. Everything else is refused with its reason, counted.</summary>
internal sealed class DownlinkDesk(ICommandRouter router, string via, TimeProvider time, Action<string> onRefused)
{
    private static readonly TimeSpan RouterPatience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, long> _refused = new();

    public IReadOnlyDictionary<string, long> Refused => _refused;

    /// <summary>Returns the acknowledgement that the packet holds, or null; a command goes to the router.</summary>
    public async Task<LinkAck?> TakeAsync(Downlink downlink, CancellationToken stop)
    {
        byte[] data = downlink.Payload;
        switch (downlink.Port)
        {
            case LinkPorts.Acknowledge:
                if (LinkAck.TryRead(data, 0, data.Length, out LinkAck ack))
                {
                    return ack;
                }
                Refuse("ack-malformed");
                return null;
            case LinkPorts.Command:
                Command command = new();
                if (CommandCodec.TryDecode(data, 0, data.Length, command, out _))
                {
                    await RouteAsync(command, stop);
                }
                else
                {
                    Refuse("command-malformed");
                }
                return null;
            default:
                Refuse("port-unknown");
                return null;
        }
    }

    public void Refuse(string reason)
    {
        _refused.AddOrUpdate(reason, 1, static (_, count) => count + 1);
        onRefused(reason);
    }

    private async Task RouteAsync(Command command, CancellationToken stop)
    {
        // A queue that stays full must not stop the radio; the sender repeats what is not answered.
        using CancellationTokenSource patience = new(RouterPatience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            await router.AcceptAsync(command, via, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Refuse("command-queue-full");
        }
    }
}
