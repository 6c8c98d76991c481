namespace MQTTnet;

public enum MqttTopicFilterCompareResult
{
    NoMatch = 0,
    IsMatch = 1,
    FilterInvalid = 2,
    TopicInvalid = 3
}
