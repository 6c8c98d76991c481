using System.Buffers;
using System.Text;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

public sealed class MqttApplicationMessageBuilder
{
    readonly MqttApplicationMessage _message = new();

    /// <exception cref="MqttProtocolViolationException">The message has neither a topic nor a topic alias.</exception>
    public MqttApplicationMessage Build()
    {
        if (_message.TopicAlias == 0 && string.IsNullOrEmpty(_message.Topic))
        {
            throw new MqttProtocolViolationException("Topic or TopicAlias is not set.");
        }

        return new MqttApplicationMessage
        {
            Topic = _message.Topic,
            Payload = _message.Payload,
            QualityOfServiceLevel = _message.QualityOfServiceLevel,
            Retain = _message.Retain,
            ContentType = _message.ContentType,
            CorrelationData = _message.CorrelationData,
            MessageExpiryInterval = _message.MessageExpiryInterval,
            PayloadFormatIndicator = _message.PayloadFormatIndicator,
            ResponseTopic = _message.ResponseTopic,
            SubscriptionIdentifiers = _message.SubscriptionIdentifiers,
            TopicAlias = _message.TopicAlias,
            UserProperties = _message.UserProperties,
        };
    }

    public MqttApplicationMessageBuilder WithContentType(string contentType) => Set(m => m.ContentType = contentType);

    public MqttApplicationMessageBuilder WithCorrelationData(byte[] correlationData) => Set(m => m.CorrelationData = correlationData);

    /// <summary>In seconds; 0: does not expire.</summary>
    public MqttApplicationMessageBuilder WithMessageExpiryInterval(uint messageExpiryInterval) => Set(m => m.MessageExpiryInterval = messageExpiryInterval);

    public MqttApplicationMessageBuilder WithPayload(byte[] payload) =>
        WithPayload(payload is null ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(payload));

    public MqttApplicationMessageBuilder WithPayload(ArraySegment<byte> payloadSegment) => WithPayload(new ReadOnlySequence<byte>(payloadSegment));

    public MqttApplicationMessageBuilder WithPayload(IEnumerable<byte> payload) => WithPayload(payload as byte[] ?? payload?.ToArray());

    public MqttApplicationMessageBuilder WithPayload(string payload) => WithPayload(payload is null ? null : Encoding.UTF8.GetBytes(payload));

    public MqttApplicationMessageBuilder WithPayload(ReadOnlySequence<byte> payload) => Set(m => m.Payload = payload);

    public MqttApplicationMessageBuilder WithPayloadFormatIndicator(MqttPayloadFormatIndicator payloadFormatIndicator) =>
        Set(m => m.PayloadFormatIndicator = payloadFormatIndicator);

    public MqttApplicationMessageBuilder WithPayloadSegment(ArraySegment<byte> payloadSegment) => WithPayload(payloadSegment);

    public MqttApplicationMessageBuilder WithPayloadSegment(ReadOnlyMemory<byte> payloadSegment) => WithPayload(new ReadOnlySequence<byte>(payloadSegment));

    public MqttApplicationMessageBuilder WithQualityOfServiceLevel(MqttQualityOfServiceLevel qualityOfServiceLevel) =>
        Set(m => m.QualityOfServiceLevel = qualityOfServiceLevel);

    public MqttApplicationMessageBuilder WithResponseTopic(string responseTopic) => Set(m => m.ResponseTopic = responseTopic);

    public MqttApplicationMessageBuilder WithRetainFlag(bool value = true) => Set(m => m.Retain = value);

    public MqttApplicationMessageBuilder WithSubscriptionIdentifier(uint subscriptionIdentifier) =>
        Set(m => (m.SubscriptionIdentifiers ??= []).Add(subscriptionIdentifier));

    public MqttApplicationMessageBuilder WithTopic(string topic) => Set(m => m.Topic = topic);

    public MqttApplicationMessageBuilder WithTopicAlias(ushort topicAlias) => Set(m => m.TopicAlias = topicAlias);

    public MqttApplicationMessageBuilder WithUserProperty(string name, ReadOnlyMemory<byte> value) =>
        Set(m => (m.UserProperties ??= []).Add(new MqttUserProperty(name, value)));

    public MqttApplicationMessageBuilder WithUserProperty(string name, ArraySegment<byte> value) => WithUserProperty(name, (ReadOnlyMemory<byte>)value);

    MqttApplicationMessageBuilder Set(Action<MqttApplicationMessage> change)
    {
        change(_message);
        return this;
    }
}
