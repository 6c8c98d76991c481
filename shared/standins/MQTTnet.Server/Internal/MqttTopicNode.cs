namespace MQTTnet.Server.Internal;

/// <summary>One level of the tree of topic filters.</summary>
internal sealed class MqttTopicNode
{
    public Dictionary<string, MqttTopicNode> Children { get; } = [];

    /// <summary>Subscriptions whose filter ends here, by session.</summary>
    public Dictionary<MqttSession, MqttSubscription> Here { get; } = [];

    /// <summary>Subscriptions whose filter ends with a # below this level.</summary>
    public Dictionary<MqttSession, MqttSubscription> Below { get; } = [];

    public bool IsEmpty => Children.Count == 0 && Here.Count == 0 && Below.Count == 0;
}
