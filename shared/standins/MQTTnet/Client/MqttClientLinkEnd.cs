using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>How a connection ended: by a DISCONNECT of the server, by a failure, or quietly by either side (neither).</summary>
internal sealed record MqttClientLinkEnd(MqttDisconnectPacket Disconnect, Exception Failure);
