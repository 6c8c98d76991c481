using System.Buffers;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>The last will of a client (MQTT 5, 3.1.2.5).</summary>
internal static class MqttWills
{
    /// <summary>A connection has ended: its will is published, or kept until its delay has passed, or gone.</summary>
    public static async Task LeaveAsync(MqttConnectedClient client, MqttSession session, MqttServerServices services)
    {
        var connect = client.ConnectPacket;
        var isTakenBack = client.DisconnectPacket is { ReasonCode: not MqttDisconnectReasonCode.DisconnectWithWillMessage };
        if (!connect.WillFlag || isTakenBack)
        {
            return;
        }

        var delay = Math.Min(connect.WillDelayInterval, session.ExpiryInterval);
        var will = Create(connect);
        if (delay > 0)
        {
            session.DelayedWill = (will, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(delay));
            return;
        }

        await services.Dispatcher.DispatchAsync(client.Id, client.UserName, session.Items, will, CancellationToken.None);
    }

    public static async Task PublishDelayedAsync(MqttSession session, MqttServerServices services)
    {
        if (session.DelayedWill is var (will, _))
        {
            session.DelayedWill = null;
            await services.Dispatcher.DispatchAsync(session.Id, session.UserName, session.Items, will, CancellationToken.None);
        }
    }

    static MqttApplicationMessage Create(MqttConnectPacket connect) => new()
    {
        Topic = connect.WillTopic,
        Payload = new ReadOnlySequence<byte>(connect.WillMessage ?? []),
        QualityOfServiceLevel = connect.WillQoS,
        Retain = connect.WillRetain,
        ContentType = connect.WillContentType,
        CorrelationData = connect.WillCorrelationData,
        MessageExpiryInterval = connect.WillMessageExpiryInterval,
        PayloadFormatIndicator = connect.WillPayloadFormatIndicator,
        ResponseTopic = connect.WillResponseTopic,
        UserProperties = connect.WillUserProperties,
    };
}
