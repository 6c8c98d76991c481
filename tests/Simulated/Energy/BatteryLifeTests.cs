using EdgeNodes.Simulated.Energy;

namespace EdgeNodes.Simulated.Tests.Energy;

/// <summary>The energy model, reckoned by hand.</summary>
public sealed class BatteryLifeTests
{
    [Fact]
    public void Charge_per_cycle_over_the_cycles_time_is_what_a_hand_reckons()
    {
        Load[] loads = [new("a", 1, 10, 20, 100, ""), new("b", 0, 0, 5, 0, "")];
        var life = BatteryLife.Of(loads, new Duty(100, 2, Start: 1, Sample: 4, Report: 10), new Cell("", 1000, 1, 1, 1, 0));

        // 90 s asleep at 1 mA, 1 s at 10, 4 s at 25, and half of a report of 10 s at 100.
        Assert.Equal((0.9, 0.1, 1.0, 5.0), (life.Asleep, life.Starting, life.Sampling, life.Reporting));
        Assert.Equal(7.0, life.Mean, 9);
        Assert.Equal(1000 / 7.0 / 24, life.Days, 9);
    }

    [Fact]
    public void Of_a_cell_counts_what_age_cold_and_drop_out_leave_and_it_loses_some_by_itself()
    {
        Assert.Equal(1620, Cell.One18650.MilliampHours, 6);
        Assert.Equal(0.0821, Cell.One18650.SelfDischarge, 4);
    }

    [Fact]
    public void A_quarter_of_an_hour_and_a_report_an_hour_is_a_third_of_a_year_on_a_module_and_a_week_on_a_devkit()
    {
        var duty = Duty.Usual(900, 4);
        Assert.InRange(BatteryLife.Of(SoilNode.OnModule, duty, Cell.One18650).Days, 110, 150);
        Assert.InRange(BatteryLife.Of(SoilNode.OnDevKit, duty, Cell.One18650).Days, 5, 8);
    }

    [Fact]
    public void Larger_batches_and_longer_periods_last_longer()
    {
        double Days(double period, int batch) => BatteryLife.Of(SoilNode.OnModule, Duty.Usual(period, batch), Cell.One18650).Days;
        Assert.True(Days(900, 1) < Days(900, 4));
        Assert.True(Days(900, 4) < Days(900, 8));
        Assert.True(Days(300, 4) < Days(900, 4));
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(900, 0)]
    [InlineData(double.NaN, 4)]
    public void A_node_cannot_be_awake_for_longer_than_its_period(double period, int batch) =>
        Assert.Throws<ArgumentException>(() => BatteryLife.Of(SoilNode.OnModule, Duty.Usual(period, batch), Cell.One18650));

    [Fact]
    public void Each_current_names_its_source() =>
        Assert.All(SoilNode.OnModule.Concat(SoilNode.OnDevKit), load => Assert.True(load.Source.Length > 10, load.Name));
}
