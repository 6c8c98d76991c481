using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Air;

public sealed class GasIndexJudgeTests
{
    private const int Minute = 60_000;
    private readonly Flash flash = new();
    private readonly FakeLog log = new();
    private readonly FakeStorage storage;
    private GasIndexJudge judge;
    private long now;

    public GasIndexJudgeTests()
    {
        storage = new FakeStorage(flash, new Power());
        judge = new GasIndexJudge(storage, log, Minute);
    }

    [Fact]
    public void After_the_burn_in_each_reading_has_an_index_and_the_ohms_stay()
    {
        // The first reading has no period before it.
        Run(1 + GasIndex.BurnIn - 1);
        Assert.False(Next(120_000).Has(QuantityTable.GasIndex) && judge.Index.Cycles < GasIndex.BurnIn);
        var reading = Next(120_000);
        Assert.Equal(100, reading.Value(QuantityTable.GasIndex));
        Assert.Equal(1, reading.Steps(QuantityTable.GasAccuracy));
        Assert.True(reading.Has(QuantityTable.GasResistance));
        Assert.InRange(Next(60_000).Value(QuantityTable.GasIndex), 24, 26);
    }

    [Fact]
    public void While_it_burns_in_the_reading_is_as_it_was()
    {
        var reading = Air(120_000);
        var before = reading.Mask;
        judge.Judge(reading, 0);
        judge.Judge(reading, Minute);
        Assert.Equal(1u, judge.Index.Cycles);
        Assert.Equal(before, reading.Mask);
    }

    [Fact]
    public void After_a_missed_grid_point_the_sample_is_refused_and_the_next_one_counts()
    {
        Run(310);
        var cycles = judge.Index.Cycles;
        now += Minute;
        Assert.False(Next(500_000).Has(QuantityTable.GasIndex));
        Assert.Equal(cycles, judge.Index.Cycles);
        Assert.True(Next(120_000).Has(QuantityTable.GasIndex));
    }

    [Fact]
    public void A_sample_out_of_the_grid_is_refused()
    {
        Run(310);
        var cycles = judge.Index.Cycles;
        var early = Air(500_000);
        judge.Judge(early, now - (Minute / 2));
        Assert.False(early.Has(QuantityTable.GasIndex));
        Assert.Equal(cycles, judge.Index.Cycles);
    }

    [Fact]
    public void A_sensor_without_gas_or_humidity_costs_the_index_only()
    {
        Run(310);
        var dry = Air(120_000);
        dry.Remove(QuantityTable.Humidity);
        judge.Judge(dry, now);
        var none = Air(120_000);
        none.Remove(QuantityTable.GasResistance);
        judge.Judge(none, now + Minute);
        Assert.False(dry.Has(QuantityTable.GasIndex) || none.Has(QuantityTable.GasIndex));
        Assert.True(dry.Has(QuantityTable.GasResistance) && none.Has(QuantityTable.Temperature));
    }

    [Fact]
    public void What_it_learned_survives_a_reboot_and_the_plate_gets_ten_cycles_to_settle()
    {
        Run(800);
        var (ceiling, count) = (judge.Index.Ceiling, judge.Index.Count);
        now = 0;
        judge = new GasIndexJudge(storage, log, Minute);
        Assert.Equal((ceiling, count, 720u), (judge.Index.Ceiling, judge.Index.Count, judge.Index.Cycles));
        var readings = Enumerable.Range(0, 12).Select(_ => Next(120_000).Has(QuantityTable.GasIndex)).ToList();
        Assert.Equal([.. Enumerable.Repeat(false, 11), true], readings);
    }

    [Fact]
    public void A_reboot_in_the_burn_in_loses_a_hundred_cycles_at_most()
    {
        Run(280);
        judge = new GasIndexJudge(storage, log, Minute);
        Assert.Equal(200u, judge.Index.Cycles);
    }

    [Fact]
    public void A_day_costs_four_writes()
    {
        Run(1441);
        var before = flash.BytesWritten;
        Run(1440);
        Assert.Equal(4 * 416, flash.BytesWritten - before);
    }

    [Fact]
    public void Storage_that_refuses_is_told_once_and_the_index_goes_on()
    {
        storage.Refuses = true;
        Run(1000);
        Assert.Single(log.Lines);
        Assert.True(Next(120_000).Has(QuantityTable.GasIndex));
        storage.Refuses = false;
        Run(400);
        Assert.Equal(1, new GasIndexJudge(storage, log, Minute).Index.Accuracy);
    }

    [Fact]
    public void A_file_that_makes_no_sense_is_not_believed()
    {
        Run(301);
        foreach (var file in flash.Files.Values)
        {
            file[^1] ^= 1;
        }

        Assert.Equal(0u, new GasIndexJudge(storage, log, Minute).Index.Cycles);
    }

    private static Reading Air(double ohms)
    {
        var reading = new Reading();
        Assert.True(reading.Set(QuantityTable.Temperature, 20) && reading.Set(QuantityTable.Humidity, 50) && reading.Set(QuantityTable.GasResistance, ohms));
        return reading;
    }

    private Reading Next(double ohms)
    {
        var reading = Air(ohms);
        judge.Judge(reading, now);
        now += Minute;
        return reading;
    }

    private void Run(int cycles)
    {
        for (var i = 0; i < cycles; i++)
        {
            Next(120_000);
        }
    }
}
