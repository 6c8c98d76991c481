using System.Text.Json;

namespace EdgeNodes.Simulated.Network.Events;

/// <summary>What an integration wants sent (`.../command/down`).</summary>
/// <param name="Id">Its id in `txack` and `ack`.</param>
/// <param name="Confirmed">The device must acknowledge it.</param>
/// <param name="Port">1 to 223.</param>
/// <param name="Data">At most 242 bytes.</param>
/// <param name="ExpiresAt">Not to be sent after this, or null.</param>
public sealed record QueuedDownlink(string Id, bool Confirmed, byte Port, byte[] Data, DateTimeOffset? ExpiresAt)
{
    /// <summary>Reads the JSON of ChirpStack v4; null with a reason for whatever is malformed.</summary>
    public static QueuedDownlink? TryRead(ReadOnlyMemory<byte> json, string devEui, out string reason)
    {
        reason = "downlink-json";
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }
            // ChirpStack refuses a payload whose devEui is not the topic's.
            if (!root.TryGetProperty("devEui", out JsonElement eui) || !string.Equals(eui.GetString(), devEui, StringComparison.OrdinalIgnoreCase))
            {
                reason = "downlink-deveui";
                return null;
            }
            if (!root.TryGetProperty("fPort", out JsonElement fPort) || !fPort.TryGetByte(out byte port) || port is 0 or > 223)
            {
                reason = "downlink-port";
                return null;
            }
            byte[]? data = [];
            if (root.TryGetProperty("data", out JsonElement text) && (!text.TryGetBytesFromBase64(out data) || data.Length > 242))
            {
                reason = "downlink-data";
                return null;
            }
            DateTimeOffset? expires = null;
            if (root.TryGetProperty("expiresAt", out JsonElement until) && until.ValueKind != JsonValueKind.Null)
            {
                if (!until.TryGetDateTimeOffset(out DateTimeOffset moment))
                {
                    reason = "downlink-expiry";
                    return null;
                }
                expires = moment;
            }
            bool confirmed = root.TryGetProperty("confirmed", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
            string id = root.TryGetProperty("id", out JsonElement given) && given.GetString() is { Length: > 0 and <= 64 } name
                ? name
                : Guid.NewGuid().ToString();
            return new QueuedDownlink(id, confirmed, port, data, expires);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
