using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Platform.Input;

/// <summary>The payload of a radio uplink: link header, then a frame of readings (port 10) or answers (port 11).</summary>
internal sealed class LinkFrame
{
    private const int MaxAnswers = 64;
    private readonly List<Reading> readings = [];
    private readonly List<Answer> answers = [];

    public LinkHeader Header { get; private set; }

    public IReadOnlyList<Reading> Readings => readings;

    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>True if header and content are sound. On false, <paramref name="hasHeader"/> tells if the header could be read.</summary>
    public bool TryRead(int port, byte[] data, out bool hasHeader, out string error)
    {
        hasHeader = LinkHeader.TryRead(data, 0, data.Length, out var header);
        Header = header;
        error = hasHeader ? "" : "the link header is missing: at least two bytes must come";
        return hasHeader && (port == LinkPorts.Readings ? ReadReadings(data, out error) : ReadAnswers(data, out error));
    }

    private bool ReadReadings(byte[] data, out string error)
    {
        var length = data.Length - LinkHeader.Length;
        var decoder = new FrameDecoder(data, LinkHeader.Length, length);
        var reading = new Reading();
        while (decoder.Next(reading))
        {
            readings.Add(reading);
            reading = new Reading();
        }

        error = decoder.Error == FrameError.None ? "" : decoder.ErrorText;
        if (error.Length > 0)
        {
            readings.Clear();
        }

        return error.Length == 0;
    }

    private bool ReadAnswers(byte[] data, out string error)
    {
        error = "";
        for (var at = LinkHeader.Length; at < data.Length;)
        {
            var length = data[at];
            var answer = new Answer();
            if (at + 1 + length > data.Length || answers.Count == MaxAnswers)
            {
                error = "an answer is cut short, or there are too many";
            }
            else if (AnswerCodec.TryDecode(data, at + 1, length, answer, out error))
            {
                answers.Add(answer);
            }

            if (error.Length > 0)
            {
                answers.Clear();
                return false;
            }

            at += 1 + length;
        }

        return true;
    }
}
