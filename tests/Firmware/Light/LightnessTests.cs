using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

public class LightnessTests
{
    [Theory]
    [InlineData(10, 1.1)]
    [InlineData(25, 4.4)]
    [InlineData(50, 18.4)]
    [InlineData(75, 48.3)]
    [InlineData(100, 100)]
    [InlineData(8, 0.886)]
    [InlineData(0, 0)]
    public void Lightness_and_flux_are_those_of_CIE(double lightness, double percent) =>
        Assert.Equal(percent, Lightness.ToFlux(lightness), 0.05);

    [Fact]
    public void There_and_back_is_the_same_everywhere()
    {
        for (var steps = 0; steps <= 200; steps++)
        {
            Assert.Equal(steps / 2.0, Lightness.ToFlux(Lightness.OfFlux(steps / 2.0)), 0.001);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_light_is_dark(double nothing)
    {
        Assert.Equal(0, Lightness.OfFlux(nothing));
        Assert.Equal(0, Lightness.ToFlux(nothing));
    }
}
