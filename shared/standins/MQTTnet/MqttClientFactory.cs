using MQTTnet.Diagnostics.Logger;

namespace MQTTnet;

public class MqttClientFactory
{
    public MqttClientFactory()
        : this(MqttNetNullLogger.Instance)
    {
    }

    public MqttClientFactory(IMqttNetLogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        DefaultLogger = logger;
    }

    public IMqttNetLogger DefaultLogger { get; }

    public MqttApplicationMessageBuilder CreateApplicationMessageBuilder() => new();

    public MqttClientDisconnectOptionsBuilder CreateClientDisconnectOptionsBuilder() => new();

    public MqttClientOptionsBuilder CreateClientOptionsBuilder() => new();

    public IMqttClient CreateMqttClient() => CreateMqttClient(DefaultLogger);

    public IMqttClient CreateMqttClient(IMqttNetLogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return new MqttClient(logger);
    }

    public MqttClientSubscribeOptionsBuilder CreateSubscribeOptionsBuilder() => new();

    public MqttTopicFilterBuilder CreateTopicFilterBuilder() => new();

    public MqttClientUnsubscribeOptionsBuilder CreateUnsubscribeOptionsBuilder() => new();
}
