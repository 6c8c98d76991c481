using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Platform.Tests;

/// <summary>A message that a bystander saw.</summary>
public sealed record Seen(string Topic, string Text, byte[] Payload);

/// <summary>A client of the city's broker: publishes like a gateway or a network server, and sees what is published.</summary>
public sealed class Bystander : IAsyncDisposable
{
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<Seen> arrivals = Channel.CreateUnbounded<Seen>();
    private readonly ConcurrentQueue<Seen> all = new();
    private readonly string id = "bystander-" + Guid.NewGuid().ToString("N");
    private readonly string[] filters;
    private readonly int port;

    private Bystander(int port, string[] filters)
    {
        this.port = port;
        this.filters = filters;
        client.ApplicationMessageReceivedAsync += args =>
        {
            var payload = System.Buffers.BuffersExtensions.ToArray(args.ApplicationMessage.Payload);
            var seen = new Seen(args.ApplicationMessage.Topic, Encoding.UTF8.GetString(payload), payload);
            all.Enqueue(seen);
            arrivals.Writer.TryWrite(seen);
            return Task.CompletedTask;
        };
    }

    /// <summary>Everything seen so far.</summary>
    public IReadOnlyCollection<Seen> All => all;

    public static async Task<Bystander> ConnectAsync(int port, params string[] filters)
    {
        var bystander = new Bystander(port, filters);
        await bystander.ReconnectAsync();
        return bystander;
    }

    /// <summary>Connects with the session from before.</summary>
    public async Task ReconnectAsync()
    {
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", port).WithClientId(id).WithCleanStart(false).WithSessionExpiryInterval(3600)
            .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500).Build();
        await client.ConnectAsync(options).WaitAsync(Eventually.Limit);
        if (filters.Length > 0)
        {
            var subscribe = new MqttClientSubscribeOptionsBuilder();
            foreach (var filter in filters)
            {
                subscribe = subscribe.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce);
            }

            await client.SubscribeAsync(subscribe.Build()).WaitAsync(Eventually.Limit);
        }
    }

    public Task PublishAsync(string topic, string text, bool retain = false) => PublishAsync(topic, Encoding.UTF8.GetBytes(text), retain);

    public async Task PublishAsync(string topic, byte[] payload, bool retain = false)
    {
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(topic).WithPayload(payload).WithRetainFlag(retain).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        await client.PublishAsync(message).WaitAsync(Eventually.Limit);
    }

    /// <summary>The next message that fits; those before it that do not are passed over.</summary>
    public async Task<Seen> NextAsync(Func<Seen, bool>? fits = null)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        while (true)
        {
            var seen = await arrivals.Reader.ReadAsync(limit.Token);
            if (fits == null || fits(seen))
            {
                return seen;
            }
        }
    }

    /// <summary>Waits until that many different messages have been seen.</summary>
    public async Task<List<Seen>> DistinctAsync(int count)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        var texts = new HashSet<string>();
        while (texts.Count < count)
        {
            texts.Add((await arrivals.Reader.ReadAsync(limit.Token)).Text);
        }

        return [.. all];
    }

    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected)
        {
            await client.DisconnectAsync(new MqttClientDisconnectOptions());
        }

        client.Dispose();
    }
}
