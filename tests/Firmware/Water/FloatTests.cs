using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>A float switch that is wet is danger: whatever else is fitted, set or working.</summary>
public sealed class FloatTests
{
    [Theory]
    [InlineData(Part.A02yyuw)]
    [InlineData(Part.JsnSr04t)]
    [InlineData(Part.HcSr04)]
    [InlineData(Part.LoopProbe)]
    public void A_wet_float_is_danger_without_any_level_or_reference(Part part)
    {
        var shaft = Bare(part);
        Assert.Equal(-1, Shaft.StateOf(shaft.Samples(3)));
        shaft.Contact.IsWet = true;

        var reading = shaft.Sample();

        Assert.Equal((FloodLevels.Danger, ReadingFlags.Alarm), (Shaft.StateOf(reading), reading.Flags));
        Assert.Equal(part != Part.LoopProbe, reading.Has(QuantityTable.Distance));
        Assert.Equal(Shaft.Minute, shaft.Judge.PeriodMilliseconds);
    }

    [Theory]
    [InlineData(Cause.None)]
    [InlineData(Cause.EchoLost)]
    [InlineData(Cause.NoAnswer)]
    public void Without_levels_the_float_ends_what_it_began_and_the_end_is_told_once(Cause sensor)
    {
        var shaft = Bare(Part.JsnSr04t);
        shaft.Ping.Trouble = _ => sensor;
        shaft.Contact.IsWet = true;
        Assert.All(shaft.Minutes(20), r => Assert.Equal(FloodLevels.Danger, Shaft.StateOf(r)));
        shaft.Contact.IsWet = false;
        // A wave that bares it for two samples ends nothing.
        Assert.Equal(FloodLevels.Danger, Shaft.StateOf(shaft.Samples(2)));
        shaft.Contact.IsWet = true;
        shaft.Sample();
        shaft.Contact.IsWet = false;
        var after = shaft.Minutes(60);
        Assert.Equal([2, 2, 2, 0], after.Take(4).Select(Shaft.StateOf));
        Assert.All(after.Skip(4), r => Assert.Equal(-1, Shaft.StateOf(r)));
        Assert.Equal(FloodLevels.Normal, Shaft.StateOf(Assert.Single(after, Shaft.IsAlarm)));
    }

    [Fact]
    public void A_float_that_is_wet_over_a_power_cut_goes_on_and_one_that_fell_dry_meanwhile_ends()
    {
        var shaft = Bare(Part.A02yyuw);
        shaft.Contact.IsWet = true;
        var newest = shaft.Samples(3);
        shaft = shaft.Rebooted(newest);
        Assert.Equal(FloodLevels.Danger, Shaft.StateOf(newest = shaft.Sample()));
        shaft = shaft.Rebooted(newest);
        shaft.Contact.IsWet = false;
        Assert.Equal([2, 2, 2, 0, -1], Enumerable.Range(0, 5).Select(_ => Shaft.StateOf(shaft.Sample())));
    }

    [Fact]
    public void A_float_in_a_shaft_whose_echo_is_lost_ends_no_danger_by_falling_dry()
    {
        var shaft = new Shaft(15, ping: Sensors.Of(Part.JsnSr04t));
        shaft.Samples(4);
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        shaft.Contact.IsWet = true;
        var reading = shaft.Sample();
        Assert.Equal((FloodLevels.Danger, Cause.EchoLost), (Shaft.StateOf(reading), Shaft.CauseOf(reading)));
        shaft.Contact.IsWet = false;
        // One that is open proves nothing.
        Assert.All(shaft.Minutes(60), r => Assert.Equal(FloodLevels.Danger, Shaft.StateOf(r)));
    }

    private static Shaft Bare(Part part)
    {
        var shaft = new Shaft(15, ping: Sensors.Of(part), bend: limits => (limits.ReferenceMm, limits.AlertMm, limits.DangerMm) = (-1, -1, -1));
        shaft.Ping.Distance = n => 2000 + (n % 3);
        return shaft;
    }
}
