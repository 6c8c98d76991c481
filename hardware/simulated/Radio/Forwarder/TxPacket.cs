using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeNodes.Simulated.Radio.Forwarder;

/// <summary>A packet that a gateway is to send (`txpk` of PULL_RESP).</summary>
/// <param name="Timestamp">The gateway's counter at which to start, in microseconds; null means at once.</param>
/// <param name="FrequencyHz">Frequency in hertz.</param>
/// <param name="DataRate">`SF7BW125`.</param>
/// <param name="PowerDbm">Radiated power in dBm.</param>
/// <param name="PhyPayload">The packet.</param>
public sealed record TxPacket(uint? Timestamp, int FrequencyHz, string DataRate, int PowerDbm, byte[] PhyPayload)
{
    /// <summary>The JSON of a PULL_RESP.</summary>
    public byte[] ToJson()
    {
        JsonObject txpk = new()
        {
            ["freq"] = FrequencyHz / 1e6,
            ["rfch"] = 0,
            ["powe"] = PowerDbm,
            ["modu"] = "LORA",
            ["datr"] = DataRate,
            ["codr"] = "4/5",
            ["ipol"] = true,
            ["ncrc"] = true,
            ["size"] = PhyPayload.Length,
            ["data"] = Convert.ToBase64String(PhyPayload),
        };
        if (Timestamp is uint start)
        {
            txpk["tmst"] = start;
        }
        else
        {
            txpk["imme"] = true;
        }
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["txpk"] = txpk });
    }

    /// <summary>Reads a PULL_RESP; false for whatever is malformed.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> json, out TxPacket? packet)
    {
        packet = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("txpk", out JsonElement item) || item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty("freq", out JsonElement freq) || !freq.TryGetDouble(out double megahertz) || megahertz is < 100 or > 1000
                || !item.TryGetProperty("datr", out JsonElement datr) || datr.ValueKind != JsonValueKind.String
                || !item.TryGetProperty("data", out JsonElement data) || !data.TryGetBytesFromBase64(out byte[]? phy) || phy.Length is 0 or > 255)
            {
                return false;
            }
            bool immediately = item.TryGetProperty("imme", out JsonElement imme) && imme.ValueKind == JsonValueKind.True;
            uint start = 0;
            if (!immediately && (!item.TryGetProperty("tmst", out JsonElement tmst) || !tmst.TryGetUInt32(out start)))
            {
                return false;
            }
            int power = item.TryGetProperty("powe", out JsonElement powe) && powe.TryGetInt32(out int dbm) ? dbm : 14;
            packet = new TxPacket(immediately ? null : start, (int)Math.Round(megahertz * 1e6), datr.GetString()!, power, phy);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
