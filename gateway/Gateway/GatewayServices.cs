using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Clock;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Hat;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Presence;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.Gateway.Settings;
using EdgeNodes.Gateway.Uplinks;
using EdgeNodes.Gateway.Uplinks.LoRaWan;
using EdgeNodes.Gateway.Uplinks.Mqtt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway;

/// <summary>The composition root: which part gets which. Hosted services start in this order and stop in the reverse one.</summary>
internal static class GatewayServices
{
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewaySettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(provider => new ReadingBuffer(
            new BufferOptions
            {
                Folder = settings.Data, Uplinks = settings.Uplinks, MaxBytes = settings.Buffer.MaxBytes, CommitWindow = settings.Buffer.CommitWindow,
            },
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ReadingBuffer>>()));
        services.AddSingleton<IBufferFeed>(provider => provider.GetRequiredService<ReadingBuffer>());
        AddIngest(services, settings);
        AddCommands(services);
        AddPresence(services, settings.Presence);
        AddUplinks(services, settings);
        AddClock(services, settings);
        services.AddSingleton<StatusReporter>();
        services.AddHostedService(provider => provider.GetRequiredService<StatusReporter>());
        if (settings.Hat.Enabled)
        {
            services.AddHat(settings.Hat, provider => SignalOf(provider.GetRequiredService<StatusReporter>().Now()));
        }

        // Last to start, first to stop: nobody is let in before everything behind it works.
        services.AddHostedService(provider => provider.GetRequiredService<IngestServer>());
        return services;
    }

    private static void AddIngest(IServiceCollection services, GatewaySettings settings)
    {
        services.AddSingleton(provider => new NodeRegistry(
            Path.Combine(settings.Data, "nodes.json"), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<NodeRegistry>>()));
        services.AddSingleton(provider => new NodeGate(provider.GetRequiredService<NodeRegistry>(), settings.Ingest.Anonymous));
        services.AddSingleton(_ => new IngestOptions(
            settings.Ingest.Address, settings.Ingest.Port, settings.Ingest.Anonymous,
            settings.Ingest.Certificate is { } file ? ServerCertificate.Load(file, settings.Ingest.CertificatePasswordFile) : null));
        services.AddSingleton<ArrivalClock>();
        services.AddSingleton<RefusalCounter>();
        services.AddSingleton<PublishPipeline>();
        services.AddSingleton<IngestServer>();
        services.AddSingleton<INodeLink>(provider => provider.GetRequiredService<IngestServer>());
    }

    private static void AddClock(IServiceCollection services, GatewaySettings settings)
    {
        if (settings.Clock is { } clock)
        {
            services.AddSingleton(provider => new ClockTrust(() => clock.Always || KernelClock.IsKept, provider.GetRequiredService<TimeProvider>()));
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SntpResponder>(provider, clock));
        }
    }

    private static void AddCommands(IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            CommandRouter router = ActivatorUtilities.CreateInstance<CommandRouter>(provider);
            provider.GetRequiredService<PublishPipeline>().Tell(router);
            return router;
        });
        services.AddSingleton<ICommandRouter>(provider => provider.GetRequiredService<CommandRouter>());
        services.AddHostedService(provider => provider.GetRequiredService<CommandRouter>());
    }

    private static void AddPresence(IServiceCollection services, PresenceSettings? settings)
    {
        if (settings == null)
        {
            return;
        }

        services.AddSingleton<IOwnCommands>(provider => provider.GetRequiredService<CommandRouter>());
        services.AddSingleton(provider =>
        {
            PresenceRelay relay = ActivatorUtilities.CreateInstance<PresenceRelay>(provider, settings);
            provider.GetRequiredService<PublishPipeline>().Tell(relay);
            return relay;
        });
        services.AddHostedService(provider => provider.GetRequiredService<PresenceRelay>());
    }

    private static void AddUplinks(IServiceCollection services, GatewaySettings settings)
    {
        if (settings.Mqtt is { } mqtt)
        {
            MqttUplinkOptions options = UplinkOptions.Of(settings.Id, mqtt);
            services.AddSingleton<IUplink>(provider => ActivatorUtilities.CreateInstance<MqttUplink>(provider, options));
        }

        if (settings.LoRaWan is { } loRaWan)
        {
            LoRaWanUplinkOptions options = UplinkOptions.Of(loRaWan) with { AirtimeFile = Path.Combine(settings.Data, "airtime") };
            services.AddSingleton<IUplink>(provider => new LoRaWanUplink(
                options, provider.GetRequiredService<IBufferFeed>(), provider.GetRequiredService<ICommandRouter>(),
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LoRaWanUplink>>(),
                provider.GetService<HatParts>()?.ModemReset is { } reset ? reset.PulseAsync : null));
        }

        services.AddHostedService<UplinkRunner>();
    }

    private static LightSignal SignalOf(GatewayStatus status) => status switch
    {
        { Failure: not null } => LightSignal.StoreTrouble,
        _ when status.Uplinks.Any(uplink => !uplink.Connected) => LightSignal.UplinkDown,
        _ => LightSignal.AllUp,
    };
}
