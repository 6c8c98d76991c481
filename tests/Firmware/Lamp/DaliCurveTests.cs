using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>The curve of IEC 62386-102, 9.3, against the points of manufacturers' tables.</summary>
public sealed class DaliCurveTests
{
    [Theory]
    [InlineData(1, 0.1, 0.0005)]
    [InlineData(85, 0.991, 0.0005)]
    [InlineData(126, 3.04, 0.005)]
    [InlineData(144, 4.96, 0.005)]
    [InlineData(170, 10.09, 0.005)]
    [InlineData(195, 19.97, 0.005)]
    [InlineData(210, 30.08, 0.005)]
    [InlineData(220, 39.52, 0.005)]
    [InlineData(229, 50.53, 0.005)]
    [InlineData(235, 59.5, 0.05)]
    [InlineData(241, 70.1, 0.05)]
    [InlineData(246, 80.4, 0.05)]
    [InlineData(250, 89.7, 0.05)]
    [InlineData(254, 100, 1e-9)]
    public void A_level_shines_as_the_table_says(int level, double percent, double within) => Assert.Equal(percent, DaliCurve.PercentOf(level), within);

    [Theory]
    [InlineData(1, 85)]
    [InlineData(5, 144)]
    [InlineData(10, 170)]
    [InlineData(25, 203)]
    [InlineData(50, 229)]
    [InlineData(75, 243)]
    [InlineData(90, 250)]
    [InlineData(100, 254)]
    [InlineData(0, 0)]
    [InlineData(0.01, 1)]
    public void A_luminous_flux_has_its_level(double percent, int level) => Assert.Equal(level, DaliCurve.LevelOf(percent));

    [Fact]
    public void Every_level_finds_back_to_itself_and_the_curve_only_rises()
    {
        for (var level = 1; level <= DaliCurve.Full; level++)
        {
            Assert.Equal(level, DaliCurve.LevelOf(DaliCurve.PercentOf(level)));
            Assert.True(DaliCurve.PercentOf(level) > DaliCurve.PercentOf(level - 1));
        }
    }

    [Fact]
    public void A_brighter_command_never_gives_a_lower_level()
    {
        for (var steps = 1; steps <= 200; steps++)
        {
            Assert.InRange(DaliCurve.LevelOfSteps(steps), DaliCurve.LevelOfSteps(steps - 1), DaliCurve.Full);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(DaliCurve.Mask)]
    [InlineData(256)]
    public void What_is_no_level_shines_nothing(int level) => Assert.Equal(0, DaliCurve.PercentOf(level));

    [Theory]
    [InlineData(double.NaN, DaliCurve.Full)]
    [InlineData(double.PositiveInfinity, DaliCurve.Full)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(-3, 0)]
    [InlineData(250, DaliCurve.Full)]
    public void What_is_no_flux_makes_no_street_dark_by_accident(double percent, int level) => Assert.Equal(level, DaliCurve.LevelOf(percent));
}
