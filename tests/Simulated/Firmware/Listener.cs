using System.Diagnostics;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A real mosquitto_sub that hears what nodes send; the Contract decodes it.</summary>
internal sealed class Listener : IDisposable
{
    private readonly Process process;
    private readonly Lock gate = new();
    private readonly List<Reading> readings = [];
    private readonly List<Answer> answers = [];
    private readonly List<string> defects = [];
    private readonly ManualResetEventSlim subscribed = new();

    internal Listener(Mosquitto broker)
    {
        // Into a pipe mosquitto_sub prints by the block, unless told otherwise.
        process = Tool.Start(
            "stdbuf", "-oL", Tool.Find("mosquitto_sub"), "-h", "127.0.0.1", "-p", $"{broker.Port}", "-q", "1", "-i", "listener", "-c", "-d", "-t", "node/#", "-F", "%t %x");
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Assert.True(subscribed.Wait(Eventually.Limit), "mosquitto_sub did not subscribe");
    }

    internal IReadOnlyList<Reading> Readings
    {
        get
        {
            lock (gate)
            {
                Assert.Empty(defects);
                return [.. readings];
            }
        }
    }

    internal IReadOnlyList<Answer> Answers
    {
        get
        {
            lock (gate)
            {
                return [.. answers];
            }
        }
    }

    /// <summary>Waits until what was heard is as wanted.</summary>
    internal void WaitUntil(Func<Listener, bool> isSo, string what) => Eventually.TrueBlocking(() => isSo(this), what);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        subscribed.Dispose();
    }

    private void Take(string? line)
    {
        if (line == null)
        {
            return;
        }

        if (line.StartsWith("Subscribed", StringComparison.Ordinal))
        {
            subscribed.Set();
        }

        var words = line.Split(' ');
        if (words.Length == 2 && words[0].StartsWith("node/", StringComparison.Ordinal))
        {
            lock (gate)
            {
                Decode(words[0], Convert.FromHexString(words[1]));
            }
        }
    }

    private void Decode(string topic, byte[] payload)
    {
        if (topic.EndsWith("/answer", StringComparison.Ordinal))
        {
            var answer = new Answer();
            if (!AnswerCodec.TryDecode(payload, 0, payload.Length, answer, out var error))
            {
                defects.Add(error);
            }

            answers.Add(answer);
        }
        else if (topic.EndsWith("/up", StringComparison.Ordinal))
        {
            var decoder = new FrameDecoder(payload, 0, payload.Length);
            for (var reading = new Reading(); decoder.Next(reading); reading = new Reading())
            {
                readings.Add(reading);
            }

            if (decoder.Error != FrameError.None)
            {
                defects.Add(decoder.ErrorText);
            }
        }
    }
}
