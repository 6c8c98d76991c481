namespace MQTTnet.Exceptions;

public class MqttConfigurationException : Exception
{
    public MqttConfigurationException(Exception innerException)
        : base(innerException?.Message, innerException)
    {
    }

    public MqttConfigurationException(string message)
        : base(message)
    {
    }

    protected MqttConfigurationException()
    {
    }
}
