using System.Collections.Concurrent;
using System.Net;
using EdgeNodes.Simulated.Boards;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.Networking;

namespace EdgeNodes.Simulated.Tests.Mqtt;

/// <summary>A board in a Wi-Fi whose host "gateway" is this machine, and a client on it whose events are kept.</summary>
internal sealed class MqttBench : IDisposable
{
    private readonly Bench _bench;

    internal MqttBench() => _bench = new Bench(null, Air);

    internal WifiAir Air { get; } = new WifiAir().WithNetwork("city", "open sesame").WithHost("gateway", IPAddress.Loopback);

    internal VirtualBoard Board => _bench.Board;

    internal BlockingCollection<(ushort Id, bool IsPublished)> Published { get; } = [];

    internal BlockingCollection<MqttMsgPublishEventArgs> Received { get; } = [];

    internal BlockingCollection<MqttMsgSubscribedEventArgs> Subscribed { get; } = [];

    internal CountdownEvent Closed { get; } = new(1);

    public void Dispose() => _bench.Dispose();

    internal void Run(Action firmware) => _bench.Run(() =>
    {
        Join();
        firmware();
    });

    internal static void Join() => Assert.True(WifiNetworkHelper.ConnectDhcp("city", "open sesame", requiresDateTime: true));

    internal MqttClient Client(int port, MqttProtocolVersion version = MqttProtocolVersion.Version_3_1_1)
    {
        var client = new MqttClient("gateway", port, false, null, null, MqttSslProtocols.None) { ProtocolVersion = version };
        client.MqttMsgPublished += (_, e) => Published.Add((e.MessageId, e.IsPublished));
        client.MqttMsgPublishReceived += (_, e) => Received.Add(e);
        client.MqttMsgSubscribed += (_, e) => Subscribed.Add(e);
        client.ConnectionClosed += (_, _) => Closed.Signal();
        return client;
    }

    internal static T Take<T>(BlockingCollection<T> from)
    {
        Assert.True(from.TryTake(out var item, Eventually.Limit), $"no {typeof(T).Name} within {Eventually.Limit.TotalSeconds} s");
        return item;
    }
}
