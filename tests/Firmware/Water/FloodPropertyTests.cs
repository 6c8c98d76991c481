using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>
/// Random water, random lies: half a day each, minute by minute. Above the danger level for longer than it takes to confirm it
/// is danger; low and still for long it is normal; nothing throws and no value is none.
/// </summary>
public sealed class FloodPropertyTests
{
    private const int DeadZone = Shaft.Reference - 30;
    private static readonly Cause[] Failures = [Cause.NoAnswer, Cause.Checksum, Cause.EchoLost, Cause.OutOfRange, Cause.DeadZone];

    private readonly List<string> broken = [];
    private int dangers;
    private int calms;

    [Fact]
    public void No_flood_is_missed_and_no_calm_is_called_a_flood_for_ever()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            Run(seed);
        }

        Assert.Empty(broken.Take(5));
        // A property that was never asked for proves nothing.
        Assert.True(dangers > 5_000 && calms > 5_000, $"{dangers} dangers, {calms} calms");
    }

    private void Run(int seed)
    {
        var random = new Random(seed);
        var shaft = new Shaft(seed: seed);
        double level = random.Next(0, 1400);
        var (rate, left) = (0.0, 0);
        var (high, calm) = (0, 0);
        Lie(shaft, random);
        for (var minute = 0; minute < 720; minute++)
        {
            if (left-- <= 0)
            {
                (rate, left) = random.Next(3) == 0 ? (random.Next(-150, 151), random.Next(5, 40)) : (0, random.Next(30, 200));
            }

            var before = level;
            level = Math.Clamp(level + rate, 0, 3200);
            shaft.Level = (int)level;
            high = level >= shaft.Limits.DangerMm + 20 ? high + 1 : 0;
            calm = level < shaft.Limits.AlertMm - shaft.Limits.HysteresisMm - 20 && level == before ? calm + 1 : 0;
            var until = (minute + 1L) * Shaft.Minute;
            while (shaft.Clock.Milliseconds < until)
            {
                Look(shaft.Sample(), seed, minute, high, calm, shaft);
            }
        }
    }

    private void Look(Reading reading, int seed, int minute, int high, int calm, Shaft shaft)
    {
        var told = reading.Has(QuantityTable.FloodState) ? reading.Steps(QuantityTable.FloodState) : -1;
        // Three readings confirm; each may be lost to a failure that leaves the state open, never at normal.
        if (high > 6)
        {
            dangers++;
            Check(told == FloodLevels.Danger, $"seed {seed} minute {minute}: {shaft.Level} mm for {high} min and state {told}");
        }

        if (calm > 60)
        {
            calms++;
            Check(told <= FloodLevels.Normal, $"seed {seed} minute {minute}: {shaft.Level} mm calm for {calm} min and state {told}");
        }

        for (var code = 0; code < QuantityTable.Count; code++)
        {
            var quantity = QuantityTable.ByCode(code);
            Check(!reading.Has(quantity) || quantity.InRange(reading.Steps(quantity)), $"seed {seed}: {quantity.Name} out of range");
        }
    }

    private static void Lie(Shaft shaft, Random random)
    {
        var honest = shaft.Ping.Distance;
        var sick = Cause.None;
        shaft.Ping.Trouble = n =>
        {
            if (n % EchoFilter.Pings == 0)
            {
                sick = random.Next(25) == 0 ? Failures[random.Next(Failures.Length)] : Cause.None;
            }

            var drowned = shaft.Level > DeadZone;
            return sick != Cause.None ? sick
                : drowned ? (random.Next(3) == 0 ? Cause.None : random.Next(2) == 0 ? Cause.DeadZone : Cause.EchoLost)
                : random.Next(12) == 0 ? Failures[random.Next(Failures.Length)] : Cause.None;
        };
        shaft.Ping.Distance = n => shaft.Level > DeadZone || random.Next(12) == 0 ? random.Next(30, 4500) : honest(n);
    }

    private void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            broken.Add(otherwise);
        }
    }
}
