namespace MQTTnet.Diagnostics.Logger;

public sealed class MqttNetNullLogger : IMqttNetLogger
{
    public static MqttNetNullLogger Instance { get; } = new();

    public bool IsEnabled { get; }

    public void Publish(MqttNetLogLevel level, string source, string message, object[] parameters, Exception exception)
    {
    }
}
