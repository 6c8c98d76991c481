using System.Globalization;
using EdgeNodes.Gateway;

namespace EdgeNodes.Cli.City;

/// <summary>Lets a city work until everything is delivered, or a minute after its time.</summary>
internal sealed class CityRun(CityPlan plan, CityOptions options, CityParts parts, SeriesSet? series, TimeProvider clock)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly LampCommands lamps = new(plan, options, GatewaySettingsFile.GatewayId, parts.Observer, clock);
    private long poweredOn;

    /// <summary>What is worth knowing beside the counts.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            var notes = new List<string> { string.Create(CultureInfo.InvariantCulture, $"a sample every {plan.Period.TotalSeconds:F0} s; platform broker: {parts.Broker.Name}") };
            if (parts.Observer.FirstAfter is { } first)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"first reading at the platform {first.TotalSeconds:F1} s after the start"));
            }

            if (parts.Gateway.Status is { } status)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"gateway commits: median {status.CommitP50Ms:F1} ms, 99th percentile {status.CommitP99Ms:F1} ms"));
            }

            if (parts.Radio?.Air is { } air)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"radio: {air.UplinksSent} uplinks ({air.UplinksLost} lost), {air.DownlinksSent} downlinks ({air.DownlinksLost} lost), {air.UplinkAirtime.TotalSeconds:F1} s on air"));
            }

            return notes;
        }
    }

    public async Task<CitySummary> RunAsync(CancellationToken stop)
    {
        poweredOn = clock.GetTimestamp();
        parts.Block.PowerOn();
        using var show = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var table = new LiveTable(plan, options, parts.Observer, Progress, clock).RunAsync(show.Token);
        var commanding = lamps.RunAsync(show.Token);
        try
        {
            await WaitUntilDoneAsync(commanding, stop);
        }
        finally
        {
            await show.CancelAsync();
            await table;
            await commanding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var taken = parts.Block.Taken();
        parts.Block.Dispose();
        await parts.Gateway.StopAsync();
        await SettleAsync(stop);
        return new CityVerdict(plan, options, parts, lamps, series).Summarize(taken, StoredReadings(parts.Gateway.Status));
    }

    private async Task WaitUntilDoneAsync(Task commanding, CancellationToken stop)
    {
        while (clock.GetElapsedTime(poweredOn) < options.For + Grace)
        {
            await Task.Delay(Look, clock, stop);
            if (parts.Gateway.HasExited)
            {
                throw new UserException("the gateway ended during the run; its log is in the data folder (name one with --data).");
            }

            var now = Progress();
            if (clock.GetElapsedTime(poweredOn) >= options.For - plan.Period && commanding.IsCompleted && now.Taken == plan.Samples
                && parts.Observer.Distinct >= now.Taken && now.Routes.All(route => route.Delivered >= now.Taken) && now.CommandsApplied == now.CommandsSent)
            {
                return;
            }
        }
    }

    // What comes twice comes late: look once more when nothing is on its way any longer.
    private async Task SettleAsync(CancellationToken stop)
    {
        var quietSince = clock.GetTimestamp();
        var seen = (parts.Observer.Distinct, parts.Observer.Duplicated);
        while (clock.GetElapsedTime(quietSince) < Quiet && clock.GetElapsedTime(poweredOn) < options.For + Grace + Grace)
        {
            await Task.Delay(Look, clock, stop);
            var now = (parts.Observer.Distinct, parts.Observer.Duplicated);
            if (parts.Receiver.Snapshot().Pending > 0 || seen != now)
            {
                quietSince = clock.GetTimestamp();
                seen = now;
            }
        }
    }

    private CityProgress Progress()
    {
        var report = parts.Receiver.Snapshot();
        var status = parts.Gateway.Status;
        var routes = options.Uplinks.Select(name =>
        {
            var state = status?.Uplinks.FirstOrDefault(uplink => uplink.Name == name);
            var delivered = report.Routes.TryGetValue(CityParts.RouteOf(name), out var counts) ? counts.Distinct : 0;
            return new RouteProgress(name, delivered, state?.Connected ?? false, state?.AirtimeSeconds ?? 0, state?.LastError);
        });
        return new CityProgress(
            clock.GetElapsedTime(poweredOn), parts.Block.Taken(), StoredReadings(status),
            status?.Uplinks.Select(uplink => uplink.Pending).DefaultIfEmpty().Max() ?? 0, [.. routes], lamps.Sent, lamps.Applied);
    }

    // The buffer counts answers too; what commands were answered the gateway tells apart.
    private static long StoredReadings(GatewayStatus? status) =>
        status == null ? 0 : status.Stored - status.Commands.Applied - status.Commands.Expired - status.Commands.Refused;
}
