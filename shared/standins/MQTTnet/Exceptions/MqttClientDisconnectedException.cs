namespace MQTTnet.Exceptions;

public sealed class MqttClientDisconnectedException : MqttCommunicationException
{
    public MqttClientDisconnectedException(Exception innerException)
        : base("The MQTT client is disconnected.", innerException)
    {
    }
}
