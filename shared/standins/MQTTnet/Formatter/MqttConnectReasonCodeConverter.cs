using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>Reason codes of MQTT 5 and the five return codes that MQTT 3.1.1 knows (3.2.2.3).</summary>
public static class MqttConnectReasonCodeConverter
{
    public static MqttConnectReturnCode ToConnectReturnCode(MqttConnectReasonCode reasonCode) => reasonCode switch
    {
        MqttConnectReasonCode.Success => MqttConnectReturnCode.ConnectionAccepted,
        MqttConnectReasonCode.UnsupportedProtocolVersion => MqttConnectReturnCode.ConnectionRefusedUnacceptableProtocolVersion,
        MqttConnectReasonCode.ClientIdentifierNotValid => MqttConnectReturnCode.ConnectionRefusedIdentifierRejected,
        MqttConnectReasonCode.BadUserNameOrPassword => MqttConnectReturnCode.ConnectionRefusedBadUsernameOrPassword,
        MqttConnectReasonCode.NotAuthorized or MqttConnectReasonCode.Banned or MqttConnectReasonCode.BadAuthenticationMethod
            => MqttConnectReturnCode.ConnectionRefusedNotAuthorized,
        _ => MqttConnectReturnCode.ConnectionRefusedServerUnavailable,
    };

    internal static MqttConnectReasonCode FromConnectReturnCode(MqttConnectReturnCode returnCode) => returnCode switch
    {
        MqttConnectReturnCode.ConnectionAccepted => MqttConnectReasonCode.Success,
        MqttConnectReturnCode.ConnectionRefusedUnacceptableProtocolVersion => MqttConnectReasonCode.UnsupportedProtocolVersion,
        MqttConnectReturnCode.ConnectionRefusedIdentifierRejected => MqttConnectReasonCode.ClientIdentifierNotValid,
        MqttConnectReturnCode.ConnectionRefusedServerUnavailable => MqttConnectReasonCode.ServerUnavailable,
        MqttConnectReturnCode.ConnectionRefusedBadUsernameOrPassword => MqttConnectReasonCode.BadUserNameOrPassword,
        MqttConnectReturnCode.ConnectionRefusedNotAuthorized => MqttConnectReasonCode.NotAuthorized,
        _ => MqttConnectReasonCode.UnspecifiedError,
    };
}
