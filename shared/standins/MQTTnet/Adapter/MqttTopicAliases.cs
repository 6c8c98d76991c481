using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Adapter;

/// <summary>The topic aliases of one direction of one connection (MQTT 5, 3.3.2.3.4).</summary>
internal sealed class MqttTopicAliases(ushort maximum)
{
    readonly Dictionary<ushort, string> _topics = [];

    /// <summary>Gives the packet its topic; the alias means nothing to anybody else, so it is taken off.</summary>
    public void Resolve(MqttPublishPacket packet)
    {
        var alias = packet.TopicAlias;
        if (alias == 0)
        {
            return;
        }

        if (alias > maximum)
        {
            throw new MqttPacketRefusedException(MqttDisconnectReasonCode.TopicAliasInvalid, $"Topic alias {alias} is above the maximum {maximum}.");
        }

        if (packet.Topic.Length > 0)
        {
            _topics[alias] = packet.Topic;
        }
        else if (_topics.TryGetValue(alias, out var topic))
        {
            packet.Topic = topic;
        }
        else
        {
            throw MqttPacketRefusedException.Protocol($"Topic alias {alias} was never given a topic.");
        }

        packet.TopicAlias = 0;
    }
}
