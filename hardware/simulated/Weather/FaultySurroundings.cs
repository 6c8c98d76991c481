using System.Collections.Concurrent;

namespace EdgeNodes.Simulated.Weather;

/// <summary>A world that can be bent: what a chip feels stands still, runs away or scatters. The chip itself stays healthy.</summary>
public sealed class FaultySurroundings(ISurroundings around, int seed = 1) : ISurroundings
{
    private readonly ConcurrentDictionary<Measurand, Func<double, double>> _bent = new();
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    public double Of(Measurand what)
    {
        var value = around.Of(what);
        return _bent.TryGetValue(what, out var bend) ? bend(value) : value;
    }

    public void SampleBegins() => around.SampleBegins();

    /// <summary>The value stays what it is at this moment.</summary>
    public FaultySurroundings Hold(Measurand what)
    {
        var held = around.Of(what);
        return Bend(what, _ => held);
    }

    /// <summary>The value is this one, whatever the world does.</summary>
    public FaultySurroundings Put(Measurand what, double value) => Bend(what, _ => value);

    /// <summary>The value scatters by up to this much either way.</summary>
    public FaultySurroundings Scatter(Measurand what, double amplitude) => Bend(what, value =>
    {
        lock (_lock)
        {
            return value + (((_random.NextDouble() * 2) - 1) * amplitude);
        }
    });

    /// <summary>The world is itself again.</summary>
    public FaultySurroundings Mend(Measurand what)
    {
        _bent.TryRemove(what, out _);
        return this;
    }

    private FaultySurroundings Bend(Measurand what, Func<double, double> bend)
    {
        _bent[what] = bend;
        return this;
    }
}
