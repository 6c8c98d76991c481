using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>One topic filter of one session, with the options it was subscribed with (MQTT 5, 3.8.3.1).</summary>
internal sealed record MqttSubscription(MqttSession Session, MqttTopicFilter Filter, MqttQualityOfServiceLevel GrantedQoS, uint Identifier);
