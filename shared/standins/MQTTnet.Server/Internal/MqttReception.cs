using System.Collections;
using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>Takes a connection from its first byte to its end.</summary>
internal sealed class MqttReception(MqttServerServices services)
{
    /// <summary>Bytes of the largest CONNECT: before a peer has said who it is, it gets no more of our memory.</summary>
    public const int MaximumConnectSize = 64 * 1024;

    public async Task ServeAsync(MqttConnection connection, X509Certificate2 certificate, bool isSecure, CancellationToken serverStop)
    {
        using (connection)
        {
            try
            {
                var connect = await ReceiveConnectAsync(connection, serverStop);
                if (connect is not null)
                {
                    await AdmitAsync(connection, connect, certificate, isSecure, serverStop);
                }
            }
            catch (Exception exception) when (MqttServerServices.IsConnectionLost(exception))
            {
                // It went away.
            }
            catch (Exception exception)
            {
                services.Logger.Error(nameof(MqttServer), $"The connection from {connection.RemoteEndPoint} failed.", exception);
            }
        }
    }

    async Task<MqttConnectPacket> ReceiveConnectAsync(MqttConnection connection, CancellationToken serverStop)
    {
        connection.Decoder.ExpectsConnect = true;
        connection.Decoder.MaximumPacketSize = MaximumConnectSize;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(serverStop);
        patience.CancelAfter(services.Options.DefaultCommunicationTimeout);
        try
        {
            var packet = await connection.ReceiveAsync(patience.Token) as MqttConnectPacket;
            connection.Decoder.ExpectsConnect = false;
            connection.Decoder.MaximumPacketSize = int.MaxValue;
            connection.Version = connection.Decoder.Version;
            return packet;
        }
        catch (MqttPacketRefusedException exception)
        {
            services.Logger.Warning(nameof(MqttServer), $"The connection from {connection.RemoteEndPoint} is refused: {exception.Message}");
            if ((int)exception.ReasonCode == (int)MqttConnectReasonCode.UnsupportedProtocolVersion)
            {
                // In the form of MQTT 3.1.1, which every client understands [MQTT-3.1.2-2].
                await RefuseAsync(connection, new MqttConnAckPacket { ReturnCode = MqttConnectReturnCode.ConnectionRefusedUnacceptableProtocolVersion });
            }
        }
        catch (OperationCanceledException) when (!serverStop.IsCancellationRequested)
        {
            services.Logger.Warning(nameof(MqttServer), $"The connection from {connection.RemoteEndPoint} sent no CONNECT in time.");
        }

        return null;
    }

    async Task AdmitAsync(
        MqttConnection connection, MqttConnectPacket connect, X509Certificate2 certificate, bool isSecure, CancellationToken serverStop)
    {
        var items = new ConcurrentDictionary<object, object>();
        var args = new ValidatingConnectionEventArgs(connect, connection, certificate, isSecure, items, serverStop);
        await services.Events.ValidatingConnection.InvokeAsync(args);
        AssignIdentifier(connection, connect, args);
        var connAck = MqttConnAcks.Create(args, connect, services.Options);
        if (args.ReasonCode != MqttConnectReasonCode.Success)
        {
            await RefuseAsync(connection, connAck);
            return;
        }

        var client = new MqttConnectedClient(connection, connect, services, serverStop);
        try
        {
            await RunAsync(client, connAck, items);
        }
        finally
        {
            client.MarkEnded();
        }
    }

    async Task RunAsync(MqttConnectedClient client, MqttConnAckPacket connAck, IDictionary items)
    {
        // One connection at a time has a session: the new one waits until the handlers of the old one have returned.
        if (services.Sessions.Register(client) is { } old)
        {
            old.TakeOver();
            await old.Ended.WaitAsync(services.Options.DefaultCommunicationTimeout);
        }

        var opened = await services.Sessions.OpenAsync(client, () => new MqttSession(client.Id, client.UserName, items, services.Options));
        if (opened is not var (session, isPresent))
        {
            return;
        }

        connAck.IsSessionPresent = isPresent;
        session.UserName = client.UserName;
        session.ExpiryInterval = MqttConnAcks.EffectiveExpiry(client.ConnectPacket, client.Connection.Version, services.Options);
        try
        {
            await client.RunAsync(session, connAck);
        }
        finally
        {
            await EndAsync(client, session);
        }
    }

    async Task EndAsync(MqttConnectedClient client, MqttSession session)
    {
        services.Sessions.Unregister(client);
        try
        {
            if (!client.IsTakenOver)
            {
                await MqttWills.LeaveAsync(client, session, services);
                if (session.ExpiryInterval == 0)
                {
                    await services.Sessions.DeleteAsync(session);
                }
            }

            var type = client.IsTakenOver ? MqttClientDisconnectType.Takeover
                : client.DisconnectPacket is not null ? MqttClientDisconnectType.Clean
                : MqttClientDisconnectType.NotClean;
            await services.Events.ClientDisconnected.InvokeAsync(new ClientDisconnectedEventArgs(
                client.ConnectPacket, client.DisconnectPacket, type, client.Connection.RemoteEndPoint, session.Items));
        }
        catch (Exception exception)
        {
            services.Logger.Error(nameof(MqttServer), $"A handler of the end of client '{client.Id}' failed.", exception);
        }
    }

    async Task RefuseAsync(MqttConnection connection, MqttConnAckPacket connAck)
    {
        using var abort = new CancellationTokenSource();
        var sendLoop = connection.Outbox.RunAsync(abort.Token);
        connection.Outbox.Post(connAck);
        await connection.FinishAsync(sendLoop, services.Options.DefaultCommunicationTimeout < TimeSpan.FromSeconds(2) ? services.Options.DefaultCommunicationTimeout : TimeSpan.FromSeconds(2));
        await abort.CancelAsync();
        await sendLoop.ContinueWith(_ => { }, TaskScheduler.Default);
        await connection.ReleaseAsync();
    }

    static void AssignIdentifier(MqttConnection connection, MqttConnectPacket connect, ValidatingConnectionEventArgs args)
    {
        // As in the package: MQTT 3.1.1 would allow a clean session without a name; only MQTT 5 can tell a client the one it got.
        if (string.IsNullOrEmpty(connect.ClientId) && connection.Version == MqttProtocolVersion.V500)
        {
            connect.ClientId = args.AssignedClientIdentifier;
        }

        if (string.IsNullOrEmpty(connect.ClientId))
        {
            args.ReasonCode = MqttConnectReasonCode.ClientIdentifierNotValid;
        }
    }
}
