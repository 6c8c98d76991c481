namespace MQTTnet.Formatter;

public enum MqttProtocolVersion
{
    Unknown = 0,
    V310 = 3,
    V311 = 4,
    V500 = 5
}
