namespace MQTTnet.Diagnostics.Logger;

public sealed class MqttNetLogMessage
{
    public Exception Exception { get; set; }
    public MqttNetLogLevel Level { get; set; }
    public string LogId { get; set; }
    public string Message { get; set; }
    public string Source { get; set; }
    public int ThreadId { get; set; }
    public DateTime Timestamp { get; set; }
}
