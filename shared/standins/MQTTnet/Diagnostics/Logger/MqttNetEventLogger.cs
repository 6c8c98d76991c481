using System.Globalization;

namespace MQTTnet.Diagnostics.Logger;

/// <summary>Hands every log line of a client or server to an event.</summary>
public sealed class MqttNetEventLogger : IMqttNetLogger
{
    public MqttNetEventLogger(string logId = null) => LogId = logId;

    public event EventHandler<MqttNetLogMessagePublishedEventArgs> LogMessagePublished;

    public IFormatProvider FormatProvider { get; set; } = CultureInfo.InvariantCulture;
    public bool IsEnabled => LogMessagePublished is not null;
    public string LogId { get; }

    public void Publish(MqttNetLogLevel level, string source, string message, object[] parameters, Exception exception)
    {
        var handlers = LogMessagePublished;
        if (handlers is null)
        {
            return;
        }

        var text = parameters is { Length: > 0 } ? string.Format(FormatProvider, message, parameters) : message;
        handlers(this, new MqttNetLogMessagePublishedEventArgs(new MqttNetLogMessage
        {
            LogId = LogId,
            Timestamp = TimeProvider.System.GetUtcNow().UtcDateTime,
            Source = source,
            ThreadId = Environment.CurrentManagedThreadId,
            Level = level,
            Message = text,
            Exception = exception,
        }));
    }
}
