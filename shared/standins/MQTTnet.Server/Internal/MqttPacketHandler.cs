using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>What the server does with each packet of a connected client.</summary>
internal sealed class MqttPacketHandler(MqttConnectedClient client, MqttServerServices services)
{
    public const ushort TopicAliasMaximum = 64;

    readonly MqttTopicAliases _aliases = new(TopicAliasMaximum);

    MqttOutbox Outbox => client.Connection.Outbox;

    /// <returns>False when the connection ends.</returns>
    public ValueTask<bool> HandleAsync(MqttPacket packet)
    {
        switch (packet)
        {
            case MqttPublishPacket publish:
                return PublishAsync(publish);
            case MqttPubAckPacket pubAck:
                return AcknowledgedAsync(pubAck);
            case MqttPubRecPacket pubRec:
                return PubRecAsync(pubRec);
            case MqttPubCompPacket pubComp:
                return AcknowledgedAsync(pubComp);
            case MqttPubRelPacket pubRel:
                client.Session.ReleaseReceived(pubRel.PacketIdentifier);
                Outbox.Post(new MqttPubCompPacket { PacketIdentifier = pubRel.PacketIdentifier });
                return new ValueTask<bool>(true);
            case MqttPingReqPacket:
                Outbox.Post(MqttPingRespPacket.Instance); // [MQTT-3.12.4-1]
                return new ValueTask<bool>(true);
            case MqttSubscribePacket subscribe:
                return SubscribeAsync(subscribe);
            case MqttUnsubscribePacket unsubscribe:
                return UnsubscribeAsync(unsubscribe);
            case MqttDisconnectPacket disconnect:
                Disconnect(disconnect);
                return new ValueTask<bool>(false);
            default:
                throw MqttPacketRefusedException.Protocol($"A connected client must not send {packet.GetType().Name}.");
        }
    }

    async ValueTask<bool> PublishAsync(MqttPublishPacket packet)
    {
        if (packet.SubscriptionIdentifiers is not null)
        {
            throw MqttPacketRefusedException.Protocol("A PUBLISH of a client contains a subscription identifier."); // [MQTT-3.3.4-6]
        }

        _aliases.Resolve(packet);
        var session = client.Session;
        if (packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.ExactlyOnce && session.HasReceived(packet.PacketIdentifier))
        {
            // The same message again [MQTT-4.3.3-10]: the handlers have had it.
            Outbox.Post(new MqttPubRecPacket { PacketIdentifier = packet.PacketIdentifier });
            return true;
        }

        var result = await services.Dispatcher.DispatchAsync(
            client.Id, client.UserName, session.Items, MqttApplicationMessageFactory.Create(packet), client.Stopping);
        if (result.CloseConnection)
        {
            client.RequestStop(new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.UnspecifiedError });
            return false;
        }

        if (packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce)
        {
            Outbox.Post(new MqttPubAckPacket
            {
                PacketIdentifier = packet.PacketIdentifier,
                ReasonCode = result.ReasonCode,
                ReasonString = result.ReasonString,
                UserProperties = result.UserProperties,
            });
        }
        else if (packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.ExactlyOnce)
        {
            // A refused message is not under way: the client sends no PUBREL (4.3.3). MQTT 3.1.1 knows no refusal.
            if ((int)result.ReasonCode < 0x80 || client.Connection.Version != MqttProtocolVersion.V500)
            {
                session.Receive(packet.PacketIdentifier);
            }

            Outbox.Post(new MqttPubRecPacket
            {
                PacketIdentifier = packet.PacketIdentifier,
                ReasonCode = (MqttPubRecReasonCode)result.ReasonCode,
                ReasonString = result.ReasonString,
                UserProperties = result.UserProperties,
            });
        }

        return true;
    }

    async ValueTask<bool> AcknowledgedAsync(MqttPacketWithIdentifier acknowledgement)
    {
        var message = client.Session.Complete(acknowledgement.PacketIdentifier);
        if (message is not null && services.Events.ClientAcknowledgedPublishPacket.HasHandlers)
        {
            await services.Events.ClientAcknowledgedPublishPacket.InvokeAsync(new ClientAcknowledgedPublishPacketEventArgs(
                client.Id, client.UserName, client.Session.Items, message, acknowledgement));
        }

        return true;
    }

    ValueTask<bool> PubRecAsync(MqttPubRecPacket packet)
    {
        if ((int)packet.ReasonCode >= 0x80)
        {
            return AcknowledgedAsync(packet); // The client refused the message: nothing follows.
        }

        var isKnown = client.Session.Release(packet.PacketIdentifier);
        Outbox.Post(new MqttPubRelPacket
        {
            PacketIdentifier = packet.PacketIdentifier,
            ReasonCode = isKnown ? MqttPubRelReasonCode.Success : MqttPubRelReasonCode.PacketIdentifierNotFound,
        });
        return new ValueTask<bool>(true);
    }

    async ValueTask<bool> SubscribeAsync(MqttSubscribePacket packet) =>
        !await services.Desk.SubscribeAsync(client.Session, packet, Outbox.Post, client.Stopping);

    async ValueTask<bool> UnsubscribeAsync(MqttUnsubscribePacket packet) =>
        !await services.Desk.UnsubscribeAsync(client.Session, packet, Outbox.Post, client.Stopping);

    void Disconnect(MqttDisconnectPacket packet)
    {
        if (packet.HasSessionExpiryInterval)
        {
            if (client.ConnectPacket.SessionExpiryInterval == 0 && packet.SessionExpiryInterval > 0)
            {
                throw MqttPacketRefusedException.Protocol("The DISCONNECT prolongs a session that the CONNECT did not want kept."); // 3.14.2.2.2
            }

            client.Session.ExpiryInterval = packet.SessionExpiryInterval;
        }

        client.DisconnectPacket = packet;
    }
}
