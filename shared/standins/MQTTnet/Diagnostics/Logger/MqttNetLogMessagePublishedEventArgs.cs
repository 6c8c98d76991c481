namespace MQTTnet.Diagnostics.Logger;

public sealed class MqttNetLogMessagePublishedEventArgs : EventArgs
{
    public MqttNetLogMessagePublishedEventArgs(MqttNetLogMessage logMessage)
    {
        LogMessage = logMessage;
    }

    public MqttNetLogMessage LogMessage { get; }
}
