using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeNodes.Simulated.Radio.Forwarder;

/// <summary>A packet that a gateway received (`rxpk` of PUSH_DATA).</summary>
/// <param name="Timestamp">The gateway's counter at the end of the packet, in microseconds; it wraps.</param>
/// <param name="FrequencyHz">Frequency in hertz.</param>
/// <param name="DataRate">`SF7BW125`.</param>
/// <param name="Rssi">Signal strength in dBm.</param>
/// <param name="Snr">Signal to noise ratio in dB.</param>
/// <param name="PhyPayload">The packet.</param>
public sealed record RxPacket(uint Timestamp, int FrequencyHz, string DataRate, int Rssi, double Snr, byte[] PhyPayload)
{
    /// <summary>The JSON of a PUSH_DATA with this packet alone.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["rxpk"] = new JsonArray(new JsonObject
        {
            ["tmst"] = Timestamp,
            ["freq"] = FrequencyHz / 1e6,
            ["chan"] = 0,
            ["rfch"] = 0,
            ["stat"] = 1,
            ["modu"] = "LORA",
            ["datr"] = DataRate,
            ["codr"] = "4/5",
            ["rssi"] = Rssi,
            ["lsnr"] = Snr,
            ["size"] = PhyPayload.Length,
            ["data"] = Convert.ToBase64String(PhyPayload),
        }),
    });

    /// <summary>Reads the packets of a PUSH_DATA (at most 32); each one that cannot be read is reported by its reason.</summary>
    public static IReadOnlyList<RxPacket> ReadAll(ReadOnlyMemory<byte> json, Action<string> refused)
    {
        List<RxPacket> packets = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                refused("rxpk-json");
                return packets;
            }
            if (!document.RootElement.TryGetProperty("rxpk", out JsonElement list))
            {
                return packets;
            }
            foreach (JsonElement item in list.EnumerateArray().Take(32))
            {
                if (TryRead(item) is { } packet)
                {
                    packets.Add(packet);
                }
                else
                {
                    refused("rxpk-fields");
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            refused("rxpk-json");
        }
        return packets;
    }

    private static RxPacket? TryRead(JsonElement item)
    {
        // stat -1 is a packet whose CRC failed: a forwarder may pass it on, nobody may use it.
        if (item.ValueKind != JsonValueKind.Object
            || (item.TryGetProperty("stat", out JsonElement stat) && stat.TryGetInt32(out int crc) && crc != 1)
            || !item.TryGetProperty("tmst", out JsonElement tmst) || !tmst.TryGetUInt32(out uint timestamp)
            || !item.TryGetProperty("freq", out JsonElement freq) || !freq.TryGetDouble(out double megahertz) || megahertz is < 863 or > 870
            || !item.TryGetProperty("datr", out JsonElement datr) || datr.ValueKind != JsonValueKind.String
            || !item.TryGetProperty("data", out JsonElement data) || !data.TryGetBytesFromBase64(out byte[]? phy) || phy.Length is 0 or > 255)
        {
            return null;
        }
        int rssi = item.TryGetProperty("rssi", out JsonElement r) && r.TryGetInt32(out int dbm) ? dbm : 0;
        double snr = item.TryGetProperty("lsnr", out JsonElement s) && s.TryGetDouble(out double db) ? db : 0;
        return new RxPacket(timestamp, (int)Math.Round(megahertz * 1e6), datr.GetString()!, rssi, snr, phy);
    }
}
