using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>
/// A manhole 3 m deep with its gauge and its judge, sampled as a node does: alert at 1.5 m, danger at 2.2 m, sensor 3 m above
/// the reference, at most 200 mm/min.
/// </summary>
internal sealed class Shaft
{
    internal const int Reference = 3000;
    internal const int Minute = 60_000;
    private readonly Sampler sampler;

    internal Shaft(int usualMinutes = 1, int seed = 1, FakePing? ping = null, Random? waves = null)
    {
        Waves = waves ?? new Random(seed);
        Limits = new WaterLimits
        {
            ReferenceMm = Reference,
            AlertMm = 1500,
            DangerMm = 2200,
            UsualMilliseconds = usualMinutes * Minute,
        };
        Ping = ping ?? new FakePing();
        Ping.Distance = _ => Reference - Level + Waves.Next(-2, 3);
        Gauge = new WaterGauge(Ping, Air, Contact, Clock, Limits);
        Judge = new FloodJudge(Gauge.Belief, Limits);
        sampler = new Sampler([Gauge], Log);
    }

    internal Random Waves { get; }

    internal WaterLimits Limits { get; }

    internal FakePing Ping { get; }

    internal FakeAir Air { get; } = new();

    internal FakeContact Contact { get; } = new();

    internal FakeClock Clock { get; } = new();

    internal FakeLog Log { get; } = new();

    internal WaterGauge Gauge { get; }

    internal FloodJudge Judge { get; }

    /// <summary>Where the water really stands, mm above the reference.</summary>
    internal int Level { get; set; } = 300;

    internal int State => Gauge.Belief.State;

    /// <summary>One sample now; then the clock runs until the next is due.</summary>
    internal Reading Sample()
    {
        var reading = new Reading();
        sampler.Sample(reading);
        Judge.Judge(reading, Clock.Milliseconds);
        Clock.Milliseconds += Judge.IsUrgent ? 1000 : Judge.PeriodMilliseconds > 0 ? Judge.PeriodMilliseconds : Limits.UsualMilliseconds;
        return reading;
    }

    internal Reading Samples(int count)
    {
        var last = Sample();
        for (var i = 1; i < count; i++)
        {
            last = Sample();
        }

        return last;
    }

    /// <summary>The water moves by so much between one sample and the next; the last reading.</summary>
    internal Reading Move(int perSample, int samples)
    {
        var last = new Reading();
        for (var i = 0; i < samples; i++)
        {
            Level += perSample;
            last = Sample();
        }

        return last;
    }

    internal static Cause CauseOf(Reading reading) => Causes.CauseOf(reading.Steps(QuantityTable.Cause));
}
