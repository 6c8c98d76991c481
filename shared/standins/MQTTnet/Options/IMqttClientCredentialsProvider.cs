namespace MQTTnet;

/// <summary>Is asked anew at every connect, so that a secret may change in between.</summary>
public interface IMqttClientCredentialsProvider
{
    byte[] GetPassword(MqttClientOptions clientOptions);

    string GetUserName(MqttClientOptions clientOptions);
}
