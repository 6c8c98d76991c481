namespace MQTTnet.Protocol;

public enum MqttConnectReturnCode
{
    ConnectionAccepted = 0,
    ConnectionRefusedUnacceptableProtocolVersion = 1,
    ConnectionRefusedIdentifierRejected = 2,
    ConnectionRefusedServerUnavailable = 3,
    ConnectionRefusedBadUsernameOrPassword = 4,
    ConnectionRefusedNotAuthorized = 5
}
