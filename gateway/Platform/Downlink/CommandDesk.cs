using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Json;
using EdgeNodes.Platform.Ledger;
using EdgeNodes.Platform.Settings;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Platform.Downlink;

/// <summary>
/// Sends commands on by every route of their gateway, with the time that is left of them, until they are answered or
/// expired; one without an answer is answered from here shortly after its end. What it holds is in the ledger, too: a
/// restart goes on, and gateways take a command once, however often it comes.
/// </summary>
internal sealed class CommandDesk(
    PlatformSettings settings, IDownlinks downlinks, Func<Work, CancellationToken, ValueTask<bool>> write, ILogger logger, TimeProvider clock)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, GatewaySettings> gateways = settings.Gateways.ToDictionary(gateway => gateway.Id, StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly Dictionary<(int Node, uint Id), OpenCommand> open = [];
    private readonly Pulse changed = new();
    private long arrivals;

    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                return open.Count >= Capacity;
            }
        }
    }

    public void Add(string gateway, Command command, DateTimeOffset expires)
    {
        // After a restart with other settings the gateway of an old command may be gone: then it only waits for its end.
        var known = gateways.GetValueOrDefault(gateway) ?? new GatewaySettings { Id = gateway, Routes = [] };
        lock (gate)
        {
            foreach (var older in open.Values.Where(older => older.Command.Node.Is(command.Node)))
            {
                older.Supersede();
            }

            open[(command.Node.ToKey(), command.Id)] = new OpenCommand(known, command, expires, clock.GetUtcNow(), ++arrivals);
        }

        changed.Fire();
    }

    public void Answered(NodeId node, uint command)
    {
        lock (gate)
        {
            open.Remove((node.ToKey(), command));
        }

        // A newer one may have waited behind it.
        changed.Fire();
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = changed.Next;
            await EndAsync(stop).ConfigureAwait(false);
            foreach (var command in Due())
            {
                foreach (var route in RouteNames.All)
                {
                    await SendAsync(command, route, stop).ConfigureAwait(false);
                }
            }

            var wait = Wait();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAny(next, Task.Delay(wait, clock, either.Token)).ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
        }
    }

    // It stays open until the answer is committed: a restart before that finds it in the ledger and does the same.
    private async Task EndAsync(CancellationToken stop)
    {
        List<OpenCommand> over;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            over = [.. open.Values.Where(command => command.IsOver(now))];
            over.ForEach(command => command.IsEnding = true);
        }

        foreach (var command in over)
        {
            var topic = CityTopics.Of(settings.StreamRoot, command.Gateway.Id, command.Command.Node, CityTopics.Answer);
            var work = new ExpiredWork(command.Command, topic, () => Answered(command.Command.Node, command.Command.Id));
            try
            {
                await write(work, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task SendAsync(OpenCommand command, Route route, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (stop.IsCancellationRequested || !command.IsDue(route, now))
            {
                return;
            }
        }

        try
        {
            var failure = route == Route.Mqtt
                ? await SendMqttAsync(command, now, stop).ConfigureAwait(false)
                : await SendRadioAsync(command, now, stop).ConfigureAwait(false);
            lock (gate)
            {
                command.Sent(route, failure == null, clock.GetUtcNow());
            }

            if (failure != null)
            {
                Logs.NotPublished(logger, $"command {command.Command.Id} for {command.Command.Node}", failure);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The ledger has it.
        }
    }

    private Task<string?> SendMqttAsync(OpenCommand command, DateTimeOffset now, CancellationToken stop)
    {
        // The broker counts the expiry down while the gateway is away, and tells it what is left: no clock need agree.
        var left = command.Remaining(now);
        var topic = CityTopics.Of(settings.UplinkRoot, command.Gateway.Id, left.Node, CityTopics.Command);
        return downlinks.SendAsync(topic, CommandJson.Write(left), left.TtlSeconds, stop);
    }

    private Task<string?> SendRadioAsync(OpenCommand command, DateTimeOffset now, CancellationToken stop)
    {
        var left = command.Remaining(now);
        var bytes = new byte[CommandCodec.MaxBytes];
        var length = CommandCodec.Encode(left, bytes, 0);
        return downlinks.SendRadioAsync(command.Gateway, LinkPorts.Command, bytes.AsSpan(0, length), left.TtlSeconds, stop);
    }

    private List<OpenCommand> Due()
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            var first = FirstUntaken(now);
            return [.. open.Values.Where(command => now < command.Expires && command.Due(now, IsHeldBack(command, first)) <= now).OrderBy(command => command.Arrival)];
        }
    }

    // By lamp: the arrival of the first command that some route has yet to take. Nothing newer may go before it.
    private Dictionary<int, long> FirstUntaken(DateTimeOffset now)
    {
        var first = new Dictionary<int, long>();
        foreach (var command in open.Values.Where(command => command.HoldsBack(now)))
        {
            var node = command.Command.Node.ToKey();
            first[node] = Math.Min(first.GetValueOrDefault(node, long.MaxValue), command.Arrival);
        }

        return first;
    }

    private static bool IsHeldBack(OpenCommand command, Dictionary<int, long> first) =>
        first.TryGetValue(command.Command.Node.ToKey(), out var arrival) && arrival < command.Arrival;

    private TimeSpan Wait()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var first = FirstUntaken(now);
            var wait = open.Count == 0 ? Longest : open.Values.Min(command => command.Due(now, IsHeldBack(command, first))) - now;
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
        }
    }
}
