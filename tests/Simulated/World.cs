using System.Collections.Concurrent;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests;

/// <summary>Surroundings that a test sets, and that count how often a sample began.</summary>
internal sealed class World : ISurroundings
{
    private readonly ConcurrentDictionary<Measurand, double> _values = new()
    {
        [Measurand.AirTemperature] = 20,
        [Measurand.Humidity] = 50,
        [Measurand.Pressure] = 1013,
        [Measurand.GasResistance] = 100_000,
        [Measurand.Battery] = 4,
    };

    private int _samples;

    internal int Samples => Volatile.Read(ref _samples);

    internal double this[Measurand what]
    {
        set => _values[what] = value;
    }

    public double Of(Measurand what) => _values.GetValueOrDefault(what);

    public void SampleBegins() => Interlocked.Increment(ref _samples);
}
