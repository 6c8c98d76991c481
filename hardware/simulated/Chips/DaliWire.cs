using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// Two wires and what hangs on them, from pin to gear (IEC 62386-101): Manchester code of half-bits of 416.7 us, each at most
/// 10 % off. On both pins high is a low bus.
/// </summary>
public sealed class DaliWire(DaliGear gear, TimeProvider time) : IPulseTarget
{
    private const double HalfBit = 1e6 / 2400;
    private const double Tolerance = 0.1;
    private const double StopLeast = 2400;
    private const int ForwardHalves = 34;

    // A backward frame begins 5.5 to 10.5 ms after the forward frame; start bit and eight bits, then the line rests.
    private static readonly TimeSpan AnswerArrives = TimeSpan.FromMilliseconds(7 + 7.5 + 2.4);

    private readonly Lock _lock = new();
    private Pulse[]? _answer;
    private long _answerAt;

    /// <summary>Trains that were no frame.</summary>
    public int Broken { get; private set; }

    /// <summary>How much longer than true the gear's own half-bits are: 1.08 is 8 % slow.</summary>
    public double GearBeat { get; set; } = 1;

    public void Hear(Pulse[] train)
    {
        ArgumentNullException.ThrowIfNull(train);
        lock (_lock)
        {
            _answer = null;
            if (!TryDecode(train, out var frame))
            {
                Broken++;
                return;
            }

            if (gear.Take(frame) is { } answer)
            {
                _answer = Encode(answer);
                _answerAt = time.GetTimestamp();
            }
        }
    }

    public Pulse[]? Take()
    {
        lock (_lock)
        {
            if (_answer == null || time.GetElapsedTime(_answerAt) < AnswerArrives)
            {
                return null;
            }

            var answer = _answer;
            _answer = null;
            return answer;
        }
    }

    public void Forget()
    {
        // The answer to the last frame is still under way, and the frame has taken away what came before.
    }

    private static bool TryDecode(Pulse[] train, out int frame)
    {
        frame = 0;
        var halves = new List<bool>();
        var idle = 0.0;
        foreach (var (length, busHigh) in Merged(train))
        {
            var count = Math.Round(length / HalfBit);
            if (count is 1 or 2 && Math.Abs(length - (count * HalfBit)) <= Tolerance * count * HalfBit)
            {
                halves.AddRange(Enumerable.Repeat(busHigh, (int)count));
                idle = 0;
            }
            else if (busHigh && length >= StopLeast)
            {
                // The stop condition; a last bit of one has its second half in it.
                idle = length;
                if (halves.Count == ForwardHalves - 1)
                {
                    halves.Add(true);
                }
            }
            else
            {
                return false;
            }
        }

        if (halves.Count != ForwardHalves || idle < StopLeast)
        {
            return false;
        }

        for (var i = 0; i < ForwardHalves; i += 2)
        {
            if (halves[i] == halves[i + 1])
            {
                return false;
            }

            frame = (frame << 1) | (halves[i + 1] ? 1 : 0);
        }

        var started = frame >> 16 == 1;
        frame &= 0xFFFF;
        return started;
    }

    private static IEnumerable<(double Length, bool BusHigh)> Merged(Pulse[] train)
    {
        for (var i = 0; i < train.Length;)
        {
            var (length, high) = (0.0, train[i].IsHigh);
            for (; i < train.Length && train[i].IsHigh == high; i++)
            {
                length += train[i].Microseconds;
            }

            yield return (length, !high);
        }
    }

    private Pulse[] Encode(int value)
    {
        var train = new List<Pulse>();
        for (var bit = 8; bit >= 0; bit--)
        {
            var one = bit == 8 || ((value >> bit) & 1) != 0;
            Add(train, one);
            Add(train, !one);
        }

        // Then the bus rests high.
        train.Add(new Pulse(50_000, false));
        return [.. Merged([.. train]).Select(p => new Pulse(p.Length, !p.BusHigh))];
    }

    private void Add(List<Pulse> train, bool pinHigh) => train.Add(new Pulse(HalfBit * GearBeat, pinHigh));
}
