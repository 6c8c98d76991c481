using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Json;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Gateway.Uplinks.Mqtt;

/// <summary>A record of the buffer as the message that the platform sees.</summary>
internal static class RecordMessage
{
    private const string Via = "mqtt";

    /// <summary>Null, with the reason, when the record cannot be read back.</summary>
    public static MqttApplicationMessage? From(in BufferedRecord record, MqttUplinkOptions options, out string error)
    {
        byte[]? json = record.Kind == RecordKind.Answer ? AnswerOf(record, out error) : ReadingOf(record, out error);
        string leaf = record.Kind == RecordKind.Answer ? CityTopics.Answer : CityTopics.Reading;
        return json == null
            ? null
            : new MqttApplicationMessageBuilder()
                .WithTopic(CityTopics.Of(options.Root, options.Gateway, record.Node, leaf))
                .WithPayload(json)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .Build();
    }

    private static byte[]? ReadingOf(in BufferedRecord record, out string error)
    {
        var decoder = new FrameDecoder(record.Payload, 0, record.Payload.Length);
        var reading = new Reading();
        bool read = decoder.Next(reading);
        error = read ? "" : decoder.ErrorText;
        return read ? ReadingJson.Write(reading, Via) : null;
    }

    private static byte[]? AnswerOf(in BufferedRecord record, out string error)
    {
        var answer = new Answer();
        return AnswerCodec.TryDecode(record.Payload, 0, record.Payload.Length, answer, out error) ? AnswerJson.Write(answer, Via) : null;
    }
}
