using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Presence;
using EdgeNodes.Gateway.Settings;
using EdgeNodes.Gateway.Uplinks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway;

/// <summary>Puts the status together, and logs it now and then and at the end.</summary>
internal sealed class StatusReporter(
    GatewaySettings settings, ReadingBuffer buffer, RefusalCounter refusals, CommandRouter commands, IEnumerable<IUplink> uplinks,
    TimeProvider time, ILogger<StatusReporter> logger, PresenceRelay? presence = null) : BackgroundService
{
    public GatewayStatus Now()
    {
        BufferStatus store = buffer.Status;
        return new GatewayStatus(
            settings.Id, store.Stored, store.Duplicates, refusals.Counts, store.Dropped, store.Rows, store.Bytes,
            store.CommitP50Milliseconds, store.CommitP99Milliseconds, store.Failure, store.SetAside,
            [.. uplinks.Select(StateOf)], commands.Status, presence?.Status);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.StatusEvery, time);
        try
        {
            do
            {
                Log();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            Log();
        }
    }

    private static UplinkState StateOf(IUplink uplink)
    {
        UplinkStatus status = uplink.Status;
        return new UplinkState(uplink.Name, status.Connected, status.Delivered, status.Pending, Math.Round(status.AirtimeUsedSeconds, 3), status.LastError);
    }

    // The state object itself is what is logged; the formatter writes it as JSON.
    private void Log() => logger.Log(LogLevel.Information, new EventId(GatewayStatus.EventId, "Status"), Now(), null, static (_, _) => "Status");
}
