using EdgeNodes.Air;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Contract.Tests.Air;

public sealed class CorrectionTests
{
    [Theory]
    [InlineData(50, 1.24)]
    [InlineData(70, 1.57)]
    [InlineData(80, 1.97)]
    [InlineData(85, 2.37)]
    [InlineData(90, 3.18)]
    [InlineData(95, 5.61)]
    public void Growth_at_kappa_04_is_the_measured_one(double percent, double factor) =>
        Assert.Equal(factor, KappaKoehler.Growth(percent, 0.4), 0.005);

    [Fact]
    public void Dry_air_changes_nothing()
    {
        Assert.Equal(1, KappaKoehler.Growth(0));
        Assert.True(KappaKoehler.TryDry(12, 0, out var dry));
        Assert.Equal(12, dry);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_humidity_without_dry_mass_is_refused(double percent)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => KappaKoehler.Growth(percent));
        Assert.False(KappaKoehler.TryDry(10, percent, out _));
    }

    [Theory]
    [InlineData(10, 95.1)]
    [InlineData(-1, 50)]
    [InlineData(double.NaN, 50)]
    [InlineData(double.PositiveInfinity, 50)]
    public void What_cannot_be_corrected_is_not(double pm, double percent) => Assert.False(KappaKoehler.TryDry(pm, percent, out _));

    [Theory]
    [InlineData(20, 50, 11.92)]
    [InlineData(100, 50, 80.04)]
    [InlineData(300, 50, 289.526)]
    [InlineData(30, 0, 21.47)]
    [InlineData(40, 0, 31.95)]
    [InlineData(50, 0, 45.05)]
    [InlineData(0, 50, 0)]
    [InlineData(1, 100, 0)]
    public void The_epa_s_formula_is_met_piece_by_piece(double pm, double percent, double corrected) =>
        Assert.Equal(corrected, Epa2021.Correct(pm, percent), 0.001);

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(210)]
    [InlineData(260)]
    public void The_epa_s_pieces_join(double pm) => Assert.Equal(Epa2021.Correct(pm - 1e-9, 50), Epa2021.Correct(pm, 50), 0.001);

    [Theory]
    [InlineData(-5, 50)]
    [InlineData(double.NaN, 50)]
    public void The_epa_s_correction_of_nothing_is_nothing(double pm, double percent) => Assert.Equal(0, Epa2021.Correct(pm, percent));

    [Fact]
    public void Humidity_beyond_its_range_is_taken_at_its_end()
    {
        Assert.Equal(Epa2021.Correct(100, 100), Epa2021.Correct(100, 120));
        Assert.Equal(Epa2021.Correct(100, 0), Epa2021.Correct(100, -5));
        Assert.True(double.IsFinite(Epa2021.Correct(100, double.NaN)));
    }

    [Fact]
    public void A_reading_is_corrected_by_its_own_humidity()
    {
        var reading = Samples.Of("aq-0007", 1, (QuantityTable.Pm25, 12), (QuantityTable.Humidity, 80));
        Assert.True(DryDust.TryTenths(reading, QuantityTable.Pm25, out var tenths));
        Assert.Equal((int)Math.Round(10 * 12 / (1 + (0.35 / 1.65 / 0.25))), tenths);
        Assert.False(DryDust.TryTenths(reading, QuantityTable.Pm10, out _));
        reading.Remove(QuantityTable.Humidity);
        Assert.False(DryDust.TryTenths(reading, QuantityTable.Pm25, out _));
    }
}
