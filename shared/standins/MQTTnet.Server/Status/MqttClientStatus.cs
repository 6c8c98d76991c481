using System.Net;
using MQTTnet.Formatter;
using MQTTnet.Server.Internal;

namespace MQTTnet.Server;

/// <summary>A connected client, as it is at the moment of each question.</summary>
public sealed class MqttClientStatus
{
    readonly MqttConnectedClient _client;

    internal MqttClientStatus(MqttConnectedClient client) => _client = client;

    public long BytesReceived => _client.Connection.BytesReceived;
    public long BytesSent => _client.Connection.Outbox.BytesSent;
    public DateTime ConnectedTimestamp => _client.Statistics.Connected;
    public string Id => _client.Id;
    public DateTime LastNonKeepAlivePacketReceivedTimestamp => _client.Statistics.LastNonKeepAlive;
    public DateTime LastPacketReceivedTimestamp => _client.Statistics.LastReceived;
    public MqttProtocolVersion ProtocolVersion => _client.Connection.Version;
    public long ReceivedApplicationMessagesCount => _client.Statistics.ReceivedMessages;
    public long ReceivedPacketsCount => _client.Statistics.ReceivedPackets;
    public EndPoint RemoteEndPoint => _client.Connection.RemoteEndPoint;
    public long SentPacketsCount => _client.Connection.Outbox.PacketsSent;
    public MqttSessionStatus Session { get; set; }

    /// <summary>Returns before the connection has ended, so that its own handlers may call it.</summary>
    public Task DisconnectAsync(MqttServerClientDisconnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _client.RequestStop(options);
        return Task.CompletedTask;
    }
}
