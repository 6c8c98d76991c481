using System.Buffers;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Simulated.Network;

/// <summary>
/// Connects a virtual network server with a broker as ChirpStack's MQTT integration does: events go out at QoS 1,
/// downlinks come in on `application/{id}/device/+/command/down`. A broker that is away is waited for.
/// </summary>
public sealed class MqttIntegration : INetworkIntegration, IAsyncDisposable
{
    private const int Limit = 4096;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly string _host;
    private readonly int _port;
    private readonly string _applicationId;
    private readonly Func<string, ReadOnlyMemory<byte>, bool> _enqueue;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<(string Topic, byte[] Json)> _events;
    private Task _work = Task.CompletedTask;
    private long _dropped;

    /// <param name="host">Host of the broker.</param>
    /// <param name="port">Its port, without TLS.</param>
    /// <param name="applicationId">Part of every topic.</param>
    /// <param name="enqueue">Takes the DevEUI and the JSON of a downlink: <see cref="VirtualNetworkServer.Enqueue"/>.</param>
    public MqttIntegration(string host, int port, string applicationId, Func<string, ReadOnlyMemory<byte>, bool> enqueue)
    {
        (_host, _port, _applicationId, _enqueue) = (host, port, applicationId, enqueue);
        _events = Channel.CreateBounded<(string, byte[])>(
            new BoundedChannelOptions(Limit) { FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>Events that were dropped because the broker was away for too long.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Ends when the broker has been reached and the subscription stands for the first time.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Begins to connect.</summary>
    public void Start() => _work = Task.Run(() => RunAsync(_stop.Token));

    /// <inheritdoc/>
    public void Publish(string topic, byte[] json) => _events.Writer.TryWrite((topic, json));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using IMqttClient client = new MqttClientFactory().CreateMqttClient();
            // Not disposed: the client may report its end after we have turned to the next one.
            CancellationTokenSource lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
            client.DisconnectedAsync += _ => lost.CancelAsync();
            client.ApplicationMessageReceivedAsync += OnMessageAsync;
            try
            {
                await ConnectAsync(client, stop);
                _ready.TrySetResult();
                await ForwardAsync(client, lost.Token);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // Whatever it was, the broker is tried again; events wait meanwhile.
                _ = error;
                await Task.WhenAny(Task.Delay(Pause, stop));
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAny(client.DisconnectAsync(new MqttClientDisconnectOptions(), CancellationToken.None));
            }
        }
    }

    private async Task ConnectAsync(IMqttClient client, CancellationToken stop)
    {
        MqttClientOptions options = new MqttClientOptionsBuilder()
            .WithTcpServer(_host, _port)
            .WithClientId("network-server-" + Guid.NewGuid().ToString("N")[..12])
            .WithCleanSession()
            .WithTimeout(TimeSpan.FromSeconds(5))
            .Build();
        await client.ConnectAsync(options, stop);
        await client.SubscribeAsync(
            $"application/{_applicationId}/device/+/command/down", MqttQualityOfServiceLevel.AtLeastOnce, stop);
    }

    private async Task ForwardAsync(IMqttClient client, CancellationToken lost)
    {
        while (await _events.Reader.WaitToReadAsync(lost))
        {
            // Taken only after the broker has it: what was on its way when the connection broke is sent again.
            while (_events.Reader.TryPeek(out (string Topic, byte[] Json) next))
            {
                MqttApplicationMessage message = new MqttApplicationMessageBuilder()
                    .WithTopic(next.Topic)
                    .WithPayload(next.Json)
                    .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                    .Build();
                await client.PublishAsync(message, lost);
                _events.Reader.TryRead(out _);
            }
        }
    }

    private Task OnMessageAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        string[] levels = received.ApplicationMessage.Topic.Split('/');
        if (levels.Length == 6)
        {
            _enqueue(levels[3], received.ApplicationMessage.Payload.ToArray());
        }
        return Task.CompletedTask;
    }
}
