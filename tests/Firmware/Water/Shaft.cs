using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>
/// A manhole 3 m deep with its gauge and its judge, sampled as a node does: alert at 1.5 m, danger at 2.2 m, sensor 3 m above
/// the reference, at most 200 mm/min; whatever of that a test bends.
/// </summary>
internal sealed class Shaft
{
    internal const int Reference = 3000;
    internal const int Minute = 60_000;
    private readonly Sampler sampler;
    private readonly Pit pit;

    internal Shaft(int usualMinutes = 1, int seed = 1, FakePing? ping = null, Action<WaterLimits>? bend = null)
        : this(new Pit(seed), ping ?? new FakePing(), new FakeContact(), LimitsOf(usualMinutes, bend)) =>
        Ping.Distance = Honest;

    private Shaft(Pit pit, FakePing ping, FakeContact contact, WaterLimits limits)
    {
        this.pit = pit;
        (Ping, Contact, Limits) = (ping, contact, limits);
        Gauge = new WaterGauge(Ping, Air, Contact, Clock, Limits);
        Judge = new FloodJudge(Gauge.Belief, Limits);
        sampler = new Sampler([Gauge], Log);
    }

    internal WaterLimits Limits { get; }

    internal FakePing Ping { get; }

    internal FakeAir Air { get; } = new();

    internal FakeContact Contact { get; }

    internal FakeClock Clock { get; } = new();

    internal FakeLog Log { get; } = new();

    internal WaterGauge Gauge { get; }

    internal FloodJudge Judge { get; }

    /// <summary>Where the water really stands, mm above the reference.</summary>
    internal int Level
    {
        get => pit.Level;
        set => pit.Level = value;
    }

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

    /// <summary>Samples for so many minutes of the clock; all readings.</summary>
    internal List<Reading> Minutes(int minutes)
    {
        var readings = new List<Reading>();
        for (var until = Clock.Milliseconds + (minutes * (long)Minute); Clock.Milliseconds < until;)
        {
            readings.Add(Sample());
        }

        return readings;
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

    /// <summary>The node as it wakes from a deep sleep: it knows what its parts kept.</summary>
    internal Shaft Slept()
    {
        var bytes = new byte[Gauge.KeptBytes + Judge.KeptBytes];
        Gauge.Keep(bytes, 0);
        Judge.Keep(bytes, Gauge.KeptBytes);
        // Of the note's 384 bytes, the rest is for the thermometer and for what every node keeps.
        Assert.True(bytes.Length <= 304, $"{bytes.Length} bytes: the note of a sleep has no room for all parts");
        var after = new Shaft(pit, Ping, Contact, Limits);
        after.Clock.Milliseconds = Clock.Milliseconds;
        after.Gauge.Recall(bytes, 0);
        after.Judge.Recall(bytes, Gauge.KeptBytes);
        return after;
    }

    /// <summary>The node after its power was cut: it knows its newest reading, and not for how long it was off.</summary>
    internal Shaft Rebooted(Reading newest, Action<WaterLimits>? bend = null)
    {
        bend?.Invoke(Limits);
        var after = new Shaft(pit, Ping, Contact, Limits);
        after.Judge.ContinueFrom(newest);
        return after;
    }

    internal static Cause CauseOf(Reading reading) => Causes.CauseOf(reading.Steps(QuantityTable.Cause));

    internal static bool IsAlarm(Reading reading) => (reading.Flags & ReadingFlags.Alarm) != 0;

    /// <summary>The state that a reading tells; -1 for none.</summary>
    internal static int StateOf(Reading reading) =>
        reading.Has(QuantityTable.FloodState) ? reading.Steps(QuantityTable.FloodState) : -1;

    private int Honest(int number) => Limits.ReferenceMm - Level + pit.Waves.Next(-2, 3);

    private static WaterLimits LimitsOf(int usualMinutes, Action<WaterLimits>? bend)
    {
        var limits = new WaterLimits { ReferenceMm = Reference, AlertMm = 1500, DangerMm = 2200, UsualMilliseconds = usualMinutes * Minute };
        bend?.Invoke(limits);
        return limits;
    }

    /// <summary>The water outlives the node that measures it.</summary>
    private sealed class Pit(int seed)
    {
        internal Random Waves { get; } = new(seed);

        internal int Level { get; set; } = 300;
    }
}
