using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Exceptions;

/// <summary>The server ended the connection with a DISCONNECT that says why (MQTT 5, 3.14).</summary>
public sealed class MqttClientUnexpectedDisconnectReceivedException : MqttCommunicationException
{
    public MqttClientUnexpectedDisconnectReceivedException(MqttDisconnectPacket disconnectPacket, Exception innerException = null)
        : base($"The MQTT server closed the connection: {disconnectPacket?.ReasonCode} {disconnectPacket?.ReasonString}".TrimEnd(), innerException)
    {
        ReasonCode = disconnectPacket?.ReasonCode;
        ReasonString = disconnectPacket?.ReasonString;
        ServerReference = disconnectPacket?.ServerReference;
        SessionExpiryInterval = disconnectPacket?.SessionExpiryInterval;
        UserProperties = disconnectPacket?.UserProperties;
    }

    public MqttDisconnectReasonCode? ReasonCode { get; }
    public string ReasonString { get; }
    public string ServerReference { get; }
    public uint? SessionExpiryInterval { get; }
    public List<MqttUserProperty> UserProperties { get; }
}
