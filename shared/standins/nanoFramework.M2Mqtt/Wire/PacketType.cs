namespace nanoFramework.M2Mqtt.Wire;

/// <summary>MQTT control packet types (mqtt-v3.1.1 and v5.0, 2.1.2).</summary>
internal enum PacketType
{
    Connect = 1,
    ConnectAck = 2,
    Publish = 3,
    PublishAck = 4,
    PublishReceived = 5,
    PublishRelease = 6,
    PublishComplete = 7,
    Subscribe = 8,
    SubscribeAck = 9,
    Unsubscribe = 10,
    UnsubscribeAck = 11,
    PingRequest = 12,
    PingResponse = 13,
    Disconnect = 14,
}
