using MQTTnet.Protocol;

namespace MQTTnet.Exceptions;

/// <summary>A received packet breaks the standard; carries the reason code that MQTT 5 wants in the DISCONNECT (4.13).</summary>
internal sealed class MqttPacketRefusedException : MqttProtocolViolationException
{
    public MqttPacketRefusedException(MqttDisconnectReasonCode reasonCode, string message)
        : base(message) => ReasonCode = reasonCode;

    public MqttDisconnectReasonCode ReasonCode { get; }

    public static MqttPacketRefusedException Malformed(string message) => new(MqttDisconnectReasonCode.MalformedPacket, message);

    public static MqttPacketRefusedException Protocol(string message) => new(MqttDisconnectReasonCode.ProtocolError, message);
}
