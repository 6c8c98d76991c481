using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Soil;

public sealed class SoilCalibrationTests
{
    [Theory]
    [InlineData(2600, 0)]
    [InlineData(1950, 50)]
    [InlineData(1300, 100)]
    [InlineData(2700, 0)]
    [InlineData(1200, 100)]
    public void Between_the_two_points_wetness_is_linear_and_beyond_them_it_is_cropped(int raw, double percent)
    {
        Assert.True(new SoilCalibration(2600, 1300, 0).TryPercent(raw, out var found));
        Assert.Equal(percent, found);
    }

    [Theory]
    [InlineData(-1, 1300)]
    [InlineData(2600, -1)]
    [InlineData(2000, 2000)]
    public void With_one_point_or_two_equal_ones_there_is_none(int dry, int wet)
    {
        var calibration = new SoilCalibration(dry, wet, 0);
        Assert.False(calibration.IsMade);
        Assert.False(calibration.TryPercent(1500, out _));
    }

    [Theory]
    [InlineData(150, 30, 2000, 1985)]
    [InlineData(150, 10, 2000, 2015)]
    [InlineData(-33, 21, 2000, 2000)]
    [InlineData(-60, 21, 2000, 2001)]
    [InlineData(0, -40, 2000, 2000)]
    public void Warmth_is_taken_out_in_a_straight_line_around_20_degrees(int hundredths, double celsius, int raw, int expected) =>
        Assert.Equal(expected, new SoilCalibration(2600, 1300, hundredths).Compensate(raw, celsius));

    [Fact]
    public void An_unknown_temperature_changes_nothing() =>
        Assert.Equal(2000, new SoilCalibration(2600, 1300, 150).Compensate(2000, double.NaN));

    [Theory]
    [InlineData(1570, 1320, true)]
    [InlineData(1545, 1300, false)]
    public void A_swing_of_less_than_a_fifth_of_a_volt_is_not_credible(int dry, int wet, bool credible) =>
        Assert.Equal(credible, new SoilCalibration(dry, wet, 0).IsCredible(new FakeInput()));

    [Fact]
    public void A_converter_without_a_scale_divides_by_nothing() =>
        Assert.Equal(0, Volts.Micro(100, new FakeInput { CountsFullScale = 0 }));

    [Theory]
    [InlineData(0, "0.00 V")]
    [InlineData(1_070_000, "1.07 V")]
    [InlineData(2_797_000, "2.80 V")]
    public void Volts_are_for_people(int microvolts, string text) => Assert.Equal(text, Volts.Text(microvolts));
}
