using EdgeNodes.Gateway.Registry;
using EdgeNodes.Gateway.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway;

/// <summary>A gateway in this process: built from settings, started, asked how it stands, stopped.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    private readonly IHost host;
    private bool resolved;

    /// <summary>Builds it; nothing is opened yet.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="logging">Where its log goes.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    public GatewayHost(GatewaySettings settings, Action<ILoggingBuilder> logging, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(logging);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "edge-gateway" });
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(15));
        logging(builder.Logging);
        builder.Services.AddGateway(settings);
        host = builder.Build();
    }

    /// <summary>How it stands now.</summary>
    public GatewayStatus Status => host.Services.GetRequiredService<StatusReporter>().Now();

    /// <summary>The nodes that may speak to it.</summary>
    public NodeRegistry Registry => host.Services.GetRequiredService<NodeRegistry>();

    /// <summary>Opens buffer and port, connects uplinks. What hinders the start is thrown; see <see cref="GatewayProgram.Explain"/>.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Opens buffer, list of nodes and header; a host whose services could not even be made must not be stopped.
        _ = host.Services.GetServices<IHostedService>();
        resolved = true;
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends when the gateway is told to stop, by <paramref name="stop"/> or by a signal to the process.</summary>
    public Task WaitForStopAsync(CancellationToken stop) => host.WaitForShutdownAsync(stop);

    /// <summary>Stops listening, then the uplinks, then closes the buffer.</summary>
    public async ValueTask DisposeAsync()
    {
        if (resolved)
        {
            await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        await ((IAsyncDisposable)host).DisposeAsync().ConfigureAwait(false);
    }
}
