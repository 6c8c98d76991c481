using System.Buffers;
using System.Text.Json;

namespace EdgeNodes.Platform.Input;

/// <summary>What counts of a ChirpStack v4 uplink event (proto3 JSON: zero and empty fields are absent).</summary>
/// <param name="DevEui">Lower-case hex, from the topic.</param>
/// <param name="Port">FPort, 0 if absent.</param>
/// <param name="Data">FRMPayload, decrypted.</param>
internal sealed record ChirpStackEvent(string DevEui, int Port, byte[] Data)
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxPayload = 255;

    /// <summary>Device EUI of `application/{id}/device/{devEui}/event/up`; null for another topic.</summary>
    public static string? DeviceOf(string topic)
    {
        var levels = topic.Split('/');
        return levels is ["application", _, "device", { Length: 16 } eui, "event", "up"] && eui.All(char.IsAsciiHexDigit)
            ? eui.ToLowerInvariant()
            : null;
    }

    public static bool TryRead(string devEui, in ReadOnlySequence<byte> json, out ChirpStackEvent? up, out string error)
    {
        up = null;
        error = "";
        if (json.Length > MaxBytes)
        {
            error = $"the event is longer than {MaxBytes} bytes";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            error = Read(devEui, document.RootElement, out up);
        }
        catch (JsonException)
        {
            error = "the event is no valid JSON: set the network server's MQTT integration to JSON";
        }
        catch (InvalidOperationException)
        {
            error = "the event holds text that is no valid Unicode";
        }

        return error.Length == 0;
    }

    private static string Read(string devEui, JsonElement root, out ChirpStackEvent? up)
    {
        up = null;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "the event is no JSON object";
        }

        if (root.TryGetProperty("deviceInfo", out var info) && info.ValueKind == JsonValueKind.Object
            && info.TryGetProperty("devEui", out var named)
            && (named.ValueKind != JsonValueKind.String || !string.Equals(named.GetString(), devEui, StringComparison.OrdinalIgnoreCase)))
        {
            return "deviceInfo.devEui differs from the topic's";
        }

        var port = 0;
        if (root.TryGetProperty("fPort", out var portValue)
            && (portValue.ValueKind != JsonValueKind.Number || !portValue.TryGetInt32(out port) || port is < 0 or > 255))
        {
            return "fPort must be a number from 0 to 255";
        }

        byte[]? data = [];
        if (root.TryGetProperty("data", out var dataValue)
            && (dataValue.ValueKind != JsonValueKind.String || !dataValue.TryGetBytesFromBase64(out data)))
        {
            return "data must be base64";
        }

        if (data!.Length > MaxPayload)
        {
            return $"data is longer than the {MaxPayload} bytes of a LoRaWAN frame";
        }

        up = new ChirpStackEvent(devEui, port, data);
        return "";
    }
}
