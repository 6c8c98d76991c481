namespace MQTTnet.Protocol;

public enum MqttAuthenticateReasonCode
{
    Success = 0,
    ContinueAuthentication = 24,
    ReAuthenticate = 25
}
