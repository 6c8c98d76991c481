using MQTTnet.Diagnostics.Logger;

namespace MQTTnet.Server;

public sealed class MqttServerFactory
{
    public MqttServerFactory()
        : this(MqttNetNullLogger.Instance)
    {
    }

    public MqttServerFactory(IMqttNetLogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        DefaultLogger = logger;
    }

    public IMqttNetLogger DefaultLogger { get; }

    public MqttApplicationMessageBuilder CreateApplicationMessageBuilder() => new();

    public MqttServer CreateMqttServer(MqttServerOptions options) => CreateMqttServer(options, DefaultLogger);

    public MqttServer CreateMqttServer(MqttServerOptions options, IMqttNetLogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        return new MqttServer(options, logger);
    }

    public MqttServerClientDisconnectOptionsBuilder CreateMqttServerClientDisconnectOptionsBuilder() => new();

    public MqttServerStopOptionsBuilder CreateMqttServerStopOptionsBuilder() => new();

    public MqttServerOptionsBuilder CreateServerOptionsBuilder() => new();
}
