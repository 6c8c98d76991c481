using MQTTnet.Diagnostics.Logger;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>Looks around regularly: clients that fell silent, sessions that expired, wills that are due.</summary>
internal sealed class MqttServerMonitor(MqttServerServices services)
{
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(services.Options.KeepAliveOptions.MonitorInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                try
                {
                    DisconnectSilentClients();
                    await ServeSessionsAsync();
                }
                catch (Exception exception)
                {
                    services.Logger.Error(nameof(MqttServer), "Looking after the sessions failed.", exception);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    void DisconnectSilentClients()
    {
        foreach (var client in services.Sessions.Clients())
        {
            var keepAlive = client.ConnectPacket.KeepAlivePeriod;
            if (keepAlive == 0 || client.Session is null)
            {
                continue;
            }

            var last = client.Statistics.LastReceivedTick;
            if (!services.Options.KeepAliveOptions.DisconnectClientWhenReadingPayload)
            {
                last = Math.Max(last, client.Connection.LastByteReceived);
            }

            // One and a half times the keep alive time period [MQTT-3.1.2-22].
            if (Environment.TickCount64 - last > keepAlive * 1500L)
            {
                services.Logger.Warning(nameof(MqttServer), $"Client '{client.Id}' is disconnected: nothing arrived for 1.5 times its keep alive of {keepAlive} s.");
                client.RequestStop(new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.KeepAliveTimeout });
            }
        }
    }

    async Task ServeSessionsAsync()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var session in services.Sessions.All())
        {
            if (session.DisconnectedTimestamp is not { } disconnected)
            {
                continue;
            }

            if (session.DelayedWill is var (_, due) && due <= now)
            {
                await MqttWills.PublishDelayedAsync(session, services);
            }

            if (session.ExpiryInterval != MqttSession.NeverExpires && disconnected.AddSeconds(session.ExpiryInterval) <= now)
            {
                await services.Sessions.DeleteAsync(session);
            }
        }
    }
}
