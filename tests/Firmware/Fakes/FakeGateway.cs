using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>A link with a gateway at its end. It outlives the node's reboots and keeps what arrived.</summary>
public sealed class FakeGateway
{
    /// <summary>Every reading of every frame, in the order of arrival, repetitions included.</summary>
    public List<Reading> Arrived { get; } = [];

    /// <summary>How many readings each frame had.</summary>
    public List<int> FrameSizes { get; } = [];

    public List<Answer> Answers { get; } = [];

    /// <summary>The Wi-Fi is there and the gateway runs.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>What arrives is stored, but no acknowledgement comes back.</summary>
    public bool LosesAcknowledgements { get; set; }

    /// <summary>What is sent is lost on the way, though the connection looks well.</summary>
    public bool LosesMessages { get; set; }

    public int Connections { get; set; }

    public int MostInFlight { get; set; }

    public Func<bool>? LosesThisAcknowledgement { get; set; }

    /// <summary>Distinct identities in the order of their first arrival.</summary>
    public List<(ushort Boot, uint Sequence)> FirstArrivals() =>
        Arrived.Select(r => (r.Boot, r.Sequence)).Distinct().ToList();

    public bool Take(string topic, byte[] payload)
    {
        if (LosesMessages)
        {
            return false;
        }

        if (topic.EndsWith("/answer", StringComparison.Ordinal))
        {
            var answer = new Answer();
            Assert.True(AnswerCodec.TryDecode(payload, 0, payload.Length, answer, out var error), error);
            Answers.Add(answer);
        }
        else
        {
            Assert.EndsWith("/up", topic, StringComparison.Ordinal);
            TakeFrame(payload);
        }

        return !LosesAcknowledgements && LosesThisAcknowledgement?.Invoke() != true;
    }

    private void TakeFrame(byte[] payload)
    {
        var decoder = new FrameDecoder(payload, 0, payload.Length);
        var reading = new Reading();
        var count = 0;
        while (decoder.Next(reading))
        {
            var copy = new Reading();
            copy.CopyFrom(reading);
            Arrived.Add(copy);
            count++;
        }

        Assert.True(decoder.Error == FrameError.None, decoder.ErrorText);
        FrameSizes.Add(count);
    }
}
