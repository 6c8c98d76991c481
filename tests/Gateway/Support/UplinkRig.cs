using System.Collections.Concurrent;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Uplinks.Mqtt;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>A buffer and an MQTT uplink that runs.</summary>
internal sealed class UplinkRig : IAsyncDisposable, ICommandRouter
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public UplinkRig(string folder, MqttUplinkOptions options)
    {
        Store = new TestBuffer(folder);
        Uplink = new MqttUplink(options, Store.Buffer, this, TimeProvider.System, Log);
        running = Uplink.RunAsync(stop.Token);
    }

    public TestBuffer Store { get; }

    public MqttUplink Uplink { get; }

    public LogRecorder<MqttUplink> Log { get; } = new();

    public ConcurrentQueue<Command> Commands { get; } = new();

    public ConcurrentQueue<(NodeId Node, uint Id, string Problem)> Unreadable { get; } = new();

    public static MqttUplinkOptions Options(int port) => new() { Gateway = "gw-01", Host = "127.0.0.1", Port = port };

    public ValueTask AcceptAsync(Command command, string via, CancellationToken cancellationToken)
    {
        Commands.Enqueue(command);
        return ValueTask.CompletedTask;
    }

    public ValueTask RefuseAsync(NodeId node, uint commandId, string problem, string via, CancellationToken cancellationToken)
    {
        Unreadable.Enqueue((node, commandId, problem));
        return ValueTask.CompletedTask;
    }

    public Task Connected() => Eventually.True(() => Uplink.Status.Connected, "the uplink is connected");

    public Task Delivered() => Eventually.True(() => Store.Buffer.Pending("mqtt") == 0, "everything is proved");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.WaitAsync(Eventually.Limit);
        await Store.DisposeAsync();
        stop.Dispose();
    }
}
