using System.Text;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Json;

namespace EdgeNodes.Platform.Tests;

/// <summary>What gateways and network servers would publish.</summary>
internal static class Samples
{
    public const string DevEui = "ac1f09fffe000001";
    public const string UpTopic = $"application/edgenodes/device/{DevEui}/event/up";
    public const string DownTopic = $"application/edgenodes/device/{DevEui}/command/down";

    public static NodeId Id(string text) => NodeId.TryParse(text, out var id, out var error) ? id : throw new ArgumentException(error);

    public static Reading Water(uint sequence, string node = "wl-0003", ushort boot = 1)
    {
        var reading = new Reading { Node = Id(node), Boot = boot, Sequence = sequence, Time = 1_795_337_355 + sequence, TimeQuality = TimeQuality.Synced };
        Assert.True(reading.Set(QuantityTable.Distance, 1000 + (5 * (sequence % 100))));
        Assert.True(reading.Set(QuantityTable.Battery, 3.61));
        return reading;
    }

    public static string UplinkTopic(Reading reading) => $"uplink/v1/gw-01/{reading.Node}/reading";

    public static byte[] Json(Reading reading) => ReadingJson.Write(reading, "mqtt");

    /// <summary>A link frame's payload: header and readings.</summary>
    public static byte[] Frame(LinkHeader header, params Reading[] readings)
    {
        var bytes = new byte[242];
        header.Write(bytes, 0);
        var length = new FrameEncoder().Encode(readings, 0, readings.Length, bytes, LinkHeader.Length, bytes.Length - LinkHeader.Length, out var encoded);
        Assert.Equal(readings.Length, encoded);
        return bytes[..(LinkHeader.Length + length)];
    }

    public static byte[] AnswerFrame(LinkHeader header, params Answer[] answers)
    {
        var bytes = new byte[242];
        header.Write(bytes, 0);
        var at = LinkHeader.Length;
        foreach (var answer in answers)
        {
            bytes[at] = (byte)AnswerCodec.Encode(answer, bytes, at + 1);
            at += 1 + bytes[at];
        }

        return bytes[..at];
    }

    /// <summary>An uplink event as a ChirpStack v4 server publishes it.</summary>
    public static string Event(int port, byte[] data, string devEui = DevEui) =>
        $$$"""{"deduplicationId":"{{{Guid.NewGuid()}}}","time":"2026-11-22T08:49:15Z","deviceInfo":{"tenantName":"city","applicationName":"edgenodes","deviceName":"gw","devEui":"{{{devEui}}}","tags":{}},"devAddr":"01020304","adr":true,"dr":5,"fCnt":1,"fPort":{{{port}}},"data":"{{{Convert.ToBase64String(data)}}}","rxInfo":[{"gatewayId":"0016c001f153a14c","rssi":-48,"snr":9}],"txInfo":{"frequency":868100000}}""";

    public static (int Port, byte[] Data) Downlink(Seen seen)
    {
        using var json = System.Text.Json.JsonDocument.Parse(seen.Text);
        Assert.Equal(DevEui, json.RootElement.GetProperty("devEui").GetString());
        Assert.False(json.RootElement.GetProperty("confirmed").GetBoolean());
        return (json.RootElement.GetProperty("fPort").GetInt32(), json.RootElement.GetProperty("data").GetBytesFromBase64());
    }

    public static (NodeId Node, ushort Boot, uint Sequence, string? Via) Identity(Seen seen)
    {
        Assert.True(ReadingJson.TryRead(Encoding.UTF8.GetBytes(seen.Text), out var reading, out var via, out var error), error);
        Assert.Equal($"city/v1/gw-01/{reading.Node}/reading", seen.Topic);
        return (reading.Node, reading.Boot, reading.Sequence, via);
    }
}
