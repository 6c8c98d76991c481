using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>What became of a published message.</summary>
internal readonly record struct MqttDispatchResult(
    MqttPubAckReasonCode ReasonCode, bool CloseConnection, string ReasonString, List<MqttUserProperty> UserProperties);
