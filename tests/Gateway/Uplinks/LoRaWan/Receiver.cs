using System.Collections.Concurrent;
using System.Text.Json;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>What the platform's receiver does with ChirpStack's `up` events, as far as the link is concerned.</summary>
internal sealed class Receiver(Action<byte, byte[]> send)
{
    private readonly LinkWindow window = new();

    /// <summary>Arrivals of each reading and of each answer, in order.</summary>
    public ConcurrentQueue<string> Arrivals { get; } = new();

    /// <summary>How often each came.</summary>
    public ConcurrentDictionary<string, int> Distinct { get; } = new();

    /// <summary>The receiver is away: nothing is noted, nothing acknowledged.</summary>
    public bool Away { get; set; }

    public void Take(JsonElement up)
    {
        if (Away || !up.TryGetProperty("data", out JsonElement data))
        {
            return;
        }
        byte[] payload = data.GetBytesFromBase64();
        Assert.True(LinkHeader.TryRead(payload, 0, payload.Length, out LinkHeader header));
        if (up.GetProperty("fPort").GetInt32() == LinkPorts.Readings)
        {
            FrameDecoder decoder = new(payload, LinkHeader.Length, payload.Length - LinkHeader.Length);
            Reading reading = new();
            while (decoder.Next(reading))
            {
                Note($"{reading.Node}/{reading.Boot}/{reading.Sequence}");
            }
            Assert.Equal(FrameError.None, decoder.Error);
        }
        else
        {
            for (int at = LinkHeader.Length; at < payload.Length; at += 1 + payload[at])
            {
                Note("answer/" + Convert.ToHexStringLower(payload, at + 1, payload[at]));
            }
        }
        window.Note(header);
        if (header.Acknowledge)
        {
            byte[] ack = new byte[LinkAck.Length];
            window.ToAck().Write(ack, 0);
            send(LinkPorts.Acknowledge, ack);
        }
    }

    private void Note(string what)
    {
        Arrivals.Enqueue(what);
        Distinct.AddOrUpdate(what, 1, (_, count) => count + 1);
    }
}
