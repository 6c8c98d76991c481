namespace MQTTnet.Diagnostics.Logger;

public enum MqttNetLogLevel
{
    Verbose = 0,
    Info = 1,
    Warning = 2,
    Error = 3
}
