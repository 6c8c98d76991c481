namespace MQTTnet;

public sealed class MqttClientCredentials : IMqttClientCredentialsProvider
{
    readonly string _userName;
    readonly byte[] _password;

    public MqttClientCredentials(string userName, byte[] password = null)
    {
        _userName = userName;
        _password = password;
    }

    public byte[] GetPassword(MqttClientOptions clientOptions) => _password;

    public string GetUserName(MqttClientOptions clientOptions) => _userName;
}
