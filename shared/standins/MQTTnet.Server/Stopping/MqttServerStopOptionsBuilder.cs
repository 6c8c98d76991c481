namespace MQTTnet.Server;

public sealed class MqttServerStopOptionsBuilder
{
    readonly MqttServerStopOptions _options = new();

    public MqttServerStopOptions Build() => _options;

    public MqttServerStopOptionsBuilder WithDefaultClientDisconnectOptions(MqttServerClientDisconnectOptions value)
    {
        _options.DefaultClientDisconnectOptions = value;
        return this;
    }

    public MqttServerStopOptionsBuilder WithDefaultClientDisconnectOptions(Action<MqttServerClientDisconnectOptionsBuilder> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new MqttServerClientDisconnectOptionsBuilder();
        builder(options);
        return WithDefaultClientDisconnectOptions(options.Build());
    }
}
