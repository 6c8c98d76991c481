using System.Buffers;
using System.Text.Json;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Settings;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Platform.Downlink;

/// <summary>Publishes towards gateways: plain, or as a downlink order for a ChirpStack v4 server.</summary>
internal sealed class Downlinks(BrokerLink link) : IDownlinks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<string?> SendAsync(string topic, byte[] payload, uint expirySeconds, CancellationToken cancel)
    {
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithMessageExpiryInterval(expirySeconds)
            .Build();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            await link.ConnectedAsync(limit.Token).ConfigureAwait(false);
            return await link.PublishAsync(message, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            cancel.ThrowIfCancellationRequested();
            return error.Message;
        }
    }

    /// <inheritdoc/>
    public Task<string?> SendRadioAsync(GatewaySettings gateway, int port, ReadOnlySpan<byte> data, uint expirySeconds, CancellationToken cancel) =>
        SendAsync($"application/{gateway.Application}/device/{gateway.DevEui}/command/down", Order(gateway.DevEui!, port, data), expirySeconds, cancel);

    private static byte[] Order(string devEui, int port, ReadOnlySpan<byte> data)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("devEui"u8, devEui);
            json.WriteBoolean("confirmed"u8, false);
            json.WriteNumber("fPort"u8, port);
            json.WriteBase64String("data"u8, data);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
