using System.Threading.Channels;
using MQTTnet;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>An MQTTnet client that keeps what it receives until a test asks for it.</summary>
internal sealed class TestClient : IDisposable
{
    readonly Channel<MqttApplicationMessageReceivedEventArgs> _received = Channel.CreateUnbounded<MqttApplicationMessageReceivedEventArgs>();
    readonly TaskCompletionSource<MqttClientDisconnectedEventArgs> _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestClient()
    {
        Client = new MqttClientFactory().CreateMqttClient();
        Client.ApplicationMessageReceivedAsync += args =>
        {
            args.AutoAcknowledge = AcknowledgesItself;
            return _received.Writer.WriteAsync(args).AsTask();
        };
        Client.DisconnectedAsync += args =>
        {
            _disconnected.TrySetResult(args);
            return Task.CompletedTask;
        };
    }

    public IMqttClient Client { get; }

    public bool AcknowledgesItself { get; set; } = true;

    public MqttClientConnectResult Connected { get; private set; } = new();

    public Task<MqttClientDisconnectedEventArgs> Disconnected => _disconnected.Task.InTime("The disconnect");

    public async Task ConnectAsync(MqttClientOptions options) => Connected = await Client.ConnectAsync(options).InTime("The connect");

    public async Task<MqttApplicationMessageReceivedEventArgs> NextAsync() => await _received.Reader.ReadAsync().AsTask().InTime("A message");

    public async Task<string> NextTextAsync() => (await NextAsync()).ApplicationMessage.ConvertPayloadToString();

    /// <summary>Publishes to itself and shows that nothing came before it: what should not have come has not.</summary>
    public async Task ExpectNothingAsync()
    {
        var topic = "nothing/" + Guid.NewGuid().ToString("N");
        await Client.SubscribeAsync(topic);
        await Client.PublishStringAsync(topic, "end");
        Assert.Equal(topic, (await NextAsync()).ApplicationMessage.Topic);
    }

    public void Dispose() => Client.Dispose();
}
