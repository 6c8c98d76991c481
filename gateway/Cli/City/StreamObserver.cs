using System.Buffers;
using System.Collections.Concurrent;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Json;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Cli.City;

/// <summary>
/// Reads the normalized stream as a platform would, with a client of its own: what it counts is what arrived, not what
/// some part of the city says it sent.
/// </summary>
internal sealed class StreamObserver(TimeProvider clock, bool keepReadings) : IAsyncDisposable
{
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly ConcurrentDictionary<(int Node, ushort Boot, uint Sequence), Reading?> seen = new();
    private readonly ConcurrentDictionary<int, Reading> latest = new();
    private readonly ConcurrentDictionary<(int Node, uint Command), Answer> answers = new();
    private readonly long started = clock.GetTimestamp();
    private long duplicated;
    private long unreadable;
    private long firstAfterTicks;

    /// <summary>Distinct readings in the stream.</summary>
    public long Distinct => seen.Count;

    /// <summary>Readings that came again.</summary>
    public long Duplicated => Interlocked.Read(ref duplicated);

    /// <summary>Messages on the stream's topics that are no reading and no answer.</summary>
    public long Unreadable => Interlocked.Read(ref unreadable);

    /// <summary>From the observer's start to the first reading.</summary>
    public TimeSpan? FirstAfter => Interlocked.Read(ref firstAfterTicks) is var ticks and > 0 ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>All readings by identity; values only if they were asked to be kept.</summary>
    public IReadOnlyDictionary<(int Node, ushort Boot, uint Sequence), Reading?> Seen => seen;

    public Reading? LatestOf(NodeId node) => latest.GetValueOrDefault(node.ToKey());

    public Answer? AnswerTo(NodeId node, uint command) => answers.GetValueOrDefault((node.ToKey(), command));

    public async Task StartAsync(int port, CancellationToken stop)
    {
        client.ApplicationMessageReceivedAsync += args =>
        {
            Take(args.ApplicationMessage.Topic, args.ApplicationMessage.Payload);
            return Task.CompletedTask;
        };
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId("city-observer").Build();
        await client.ConnectAsync(options, stop);
        foreach (var leaf in new[] { CityTopics.Reading, CityTopics.Answer })
        {
            await client.SubscribeAsync(CityTopics.Filter(CityTopics.Stream, leaf), MqttQualityOfServiceLevel.ExactlyOnce, stop);
        }
    }

    public Task PublishCommandAsync(string gateway, NodeId node, byte[] json, CancellationToken stop) =>
        client.PublishAsync(
            new MqttApplicationMessageBuilder()
                .WithTopic(CityTopics.Of(CityTopics.Stream, gateway, node, CityTopics.Command))
                .WithPayload(json)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .Build(),
            stop);

    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected)
        {
            await client.DisconnectAsync(new MqttClientDisconnectOptionsBuilder().Build(), CancellationToken.None);
        }

        client.Dispose();
    }

    private void Take(string topic, ReadOnlySequence<byte> payload)
    {
        var json = payload.ToArray();
        if (!CityTopics.TryParse(CityTopics.Stream, topic, out _, out _, out var leaf))
        {
            Interlocked.Increment(ref unreadable);
        }
        else if (leaf == CityTopics.Reading && ReadingJson.TryRead(json, out var reading, out _, out _))
        {
            TakeReading(reading);
        }
        else if (leaf == CityTopics.Answer && AnswerJson.TryRead(json, out var answer, out _, out _))
        {
            answers.TryAdd((answer.Node.ToKey(), answer.CommandId), answer);
        }
        else
        {
            Interlocked.Increment(ref unreadable);
        }
    }

    private void TakeReading(Reading reading)
    {
        Interlocked.CompareExchange(ref firstAfterTicks, clock.GetElapsedTime(started).Ticks, 0);
        if (!seen.TryAdd((reading.Node.ToKey(), reading.Boot, reading.Sequence), keepReadings ? reading : null))
        {
            Interlocked.Increment(ref duplicated);
        }

        latest[reading.Node.ToKey()] = reading;
    }
}
