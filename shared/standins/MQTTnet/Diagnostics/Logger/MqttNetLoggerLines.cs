namespace MQTTnet.Diagnostics.Logger;

/// <summary>Short forms that cost nothing while nobody listens.</summary>
internal static class MqttNetLoggerLines
{
    public static void Info(this IMqttNetLogger logger, string source, string message) => Write(logger, MqttNetLogLevel.Info, source, message, null);

    public static void Warning(this IMqttNetLogger logger, string source, string message, Exception exception = null) =>
        Write(logger, MqttNetLogLevel.Warning, source, message, exception);

    public static void Error(this IMqttNetLogger logger, string source, string message, Exception exception) =>
        Write(logger, MqttNetLogLevel.Error, source, message, exception);

    static void Write(IMqttNetLogger logger, MqttNetLogLevel level, string source, string message, Exception exception)
    {
        if (logger.IsEnabled)
        {
            // The text holds names that peers chose, so it must not be used as a format: no parameters.
            logger.Publish(level, source, message, [], exception);
        }
    }
}
