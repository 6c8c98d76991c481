using EdgeNodes.Gateway.Uplinks;
using Microsoft.Extensions.Hosting;

namespace EdgeNodes.Gateway;

/// <summary>Runs every uplink, side by side.</summary>
internal sealed class UplinkRunner(IEnumerable<IUplink> uplinks) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(uplinks.Select(uplink => Task.Run(() => uplink.RunAsync(stoppingToken), CancellationToken.None)));
}
