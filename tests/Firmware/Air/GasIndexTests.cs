using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Air;

public sealed class GasIndexTests
{
    private readonly GasIndex index = new();

    [Fact]
    public void Resistance_is_compensated_by_absolute_humidity()
    {
        Assert.Equal(100_000, GasIndex.Compensated(100_000, 20, 0));
        Assert.Equal(100_000 * Math.Exp(0.03 * Magnus.GramsPerCubicMetre(20, 50)), GasIndex.Compensated(100_000, 20, 50), 6);
    }

    [Fact]
    public void Clean_air_stays_clean_while_its_humidity_swings_from_day_to_night()
    {
        // What a sensor in clean air tells: R falls as exp(-0.03 AH).
        for (var i = 0; i < 2000; i++)
        {
            var celsius = 15 + (10 * Math.Sin(i / 200.0));
            var percent = 60 - (25 * Math.Sin(i / 200.0));
            Assert.True(index.Feed(150_000 / Math.Exp(0.03 * Magnus.GramsPerCubicMetre(celsius, percent)), celsius, percent));
            Assert.True(i < GasIndex.BurnIn - 1 || index.Percent > 99.9, $"cycle {i}: {index.Percent}");
        }
    }

    [Fact]
    public void While_it_burns_in_it_tells_nothing()
    {
        Feed(100_000, GasIndex.BurnIn - 1);
        Assert.Equal((0, 0.0), (index.Accuracy, index.Percent));
        Feed(100_000, 1);
        Assert.Equal((1, 100.0), (index.Accuracy, index.Percent));
    }

    [Fact]
    public void Half_the_resistance_is_a_quarter_of_the_index()
    {
        Feed(400_000, GasIndex.BurnIn);
        Feed(200_000, 1);
        Assert.Equal(25, index.Percent, 0.01);
        Feed(40_000, 1);
        Assert.Equal(1, index.Percent, 0.01);
    }

    [Fact]
    public void The_ceiling_is_the_mean_of_the_best_values_and_never_above_100_percent()
    {
        Feed(100_000, GasIndex.BurnIn);
        Feed(200_000, 1);
        Assert.Equal(150_000, index.Ceiling, 1);
        Assert.Equal(100, index.Percent);
        Feed(150_001, 1);
        Assert.Equal(3, index.Count);
        Assert.Equal(450_001 / 3.0, index.Ceiling, 1);
    }

    [Fact]
    public void A_hundred_best_values_are_kept_and_the_oldest_goes()
    {
        Feed(100_000, GasIndex.BurnIn);
        for (var i = 1; i <= 250; i++)
        {
            Feed(100_000 + (i * 1000), 1);
        }

        Assert.Equal(GasIndex.BestValues, index.Count);
        Assert.Equal(index.Best.Select(b => (double)b).Average(), index.Ceiling, 1);
        Assert.Equal(251_000, index.Best.Min(), 1.0);
    }

    [Fact]
    public void A_sensor_that_ages_is_followed_one_value_in_3600_cycles()
    {
        Feed(200_000, GasIndex.BurnIn);
        Feed(190_000, GasIndex.Forget - 1);
        Assert.Equal(200_000, index.Ceiling, 1);
        Feed(190_000, 1);
        Assert.Equal(190_000, index.Ceiling, 1);
        Assert.Equal(100, index.Percent, 0.01);
    }

    [Fact]
    public void A_week_of_bad_air_is_not_learned_as_clean()
    {
        Feed(200_000, GasIndex.BurnIn);
        Feed(20_000, GasIndex.Forget);
        Assert.Equal(160_000, index.Ceiling, 1);
        Assert.InRange(index.Percent, 0, 2);
    }

    [Fact]
    public void A_sensor_that_has_only_known_bad_air_does_not_call_it_clean()
    {
        // As five of the eight measured series do: 5600 Ohm, the lower end of what the chip can tell.
        Feed(5600, 5000);
        Assert.Equal(GasIndex.LeastCeiling, index.Ceiling);
        Assert.InRange(index.Percent, 1, 2);
        Assert.Equal(1, index.Accuracy);
    }

    [Theory]
    [InlineData(299, 0)]
    [InlineData(300, 1)]
    [InlineData(1439, 1)]
    [InlineData(1440, 2)]
    [InlineData(3899, 2)]
    [InlineData(3900, 3)]
    [InlineData(14699, 3)]
    [InlineData(14700, 4)]
    public void Accuracy_grows_with_what_was_seen(int cycles, int accuracy)
    {
        Feed(150_000, cycles);
        Assert.Equal(accuracy, index.Accuracy);
    }

    [Theory]
    [InlineData(double.NaN, 20, 50)]
    [InlineData(1000, double.NaN, 50)]
    [InlineData(1000, 20, double.NaN)]
    [InlineData(0, 20, 50)]
    [InlineData(-1, 20, 50)]
    [InlineData(double.PositiveInfinity, 20, 50)]
    [InlineData(1000, 85.1, 50)]
    [InlineData(1000, -40.1, 50)]
    [InlineData(1000, 20, 100.1)]
    [InlineData(1000, 20, -0.1)]
    public void What_no_sensor_tells_is_not_learned(double ohms, double celsius, double percent)
    {
        Assert.False(index.Feed(ohms, celsius, percent));
        Assert.Equal(0u, index.Cycles);
        Assert.Equal(0, index.Count);
    }

    [Fact]
    public void The_largest_resistance_in_the_wettest_air_stays_a_number()
    {
        Feed(1e9, 400);
        Assert.True(index.Feed(1e9, 85, 100));
        Assert.InRange(index.Ceiling, 1e9, 4.1e9);
    }

    private void Feed(double ohms, int cycles)
    {
        for (var i = 0; i < cycles; i++)
        {
            Assert.True(index.Feed(ohms, 20, 0));
        }
    }
}
