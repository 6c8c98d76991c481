using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

public sealed class FakeSensor(Quantity quantity, Func<double> value) : ISensor
{
    public Part Part { get; init; } = Part.Bme680;

    public Cause Doubt { get; set; }

    public bool IsSilent { get; set; }

    public Exception? Throws { get; set; }

    public int Asked { get; private set; }

    public Cause Read(Reading into)
    {
        Asked++;
        return Throws != null ? throw Throws : IsSilent ? Cause.NoAnswer : into.Set(quantity, value()) ? Doubt : Cause.OutOfRange;
    }
}

public sealed class FakeLamp : ILamp
{
    public List<int> Levels { get; } = [];

    public bool IsBroken { get; set; }

    public int Level => Levels.Count == 0 ? -1 : Levels[^1];

    public bool TrySetLevel(int levelSteps)
    {
        if (IsBroken)
        {
            return false;
        }

        Levels.Add(levelSteps);
        return true;
    }
}

public sealed class FakeLog : ILog
{
    public List<string> Lines { get; } = [];

    public void Say(string line) => Lines.Add(line);
}

public sealed class SeededChance(int seed) : IRandom
{
    private readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);
}
