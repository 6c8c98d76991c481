using System.Device.I2c;
using EdgeNodes.Gateway.Hat;

namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>The cabinet's climate: true, or not at all.</summary>
public sealed class CabinetClimateTests : IDisposable
{
    private readonly FakeClimateChip _chip = new();
    private readonly List<I2cConnectionSettings> _opened = [];
    private readonly CabinetClimate _climate;

    public CabinetClimateTests() => _climate = new CabinetClimate(1, 0x76, Open);

    public void Dispose() => _climate.Dispose();

    [Fact]
    public void A_reading_has_all_three_quantities()
    {
        Assert.True(_climate.TryRead(out CabinetReading air, out string? error), error);
        Assert.Equal(25.08, air.Celsius, 0.05);
        Assert.Equal(1006.5, air.Hectopascals, 0.5);
        Assert.InRange(air.Percent, 1, 99);
        Assert.Equal([new I2cConnectionSettings(1, 0x76)], _opened);
    }

    [Fact]
    public void A_live_sensor_stays_trusted_and_open()
    {
        for (int i = 0; i < 3 * ClimateCheck.FrozenAfter; i++)
        {
            Assert.True(_climate.TryRead(out _, out string? error), error);
        }

        Assert.Single(_opened);
    }

    [Fact]
    public void A_sensor_whose_supply_dipped_measures_again_instead_of_showing_made_up_weather()
    {
        Assert.True(_climate.TryRead(out _, out _));
        _chip.LosePower();
        Assert.True(_climate.TryRead(out CabinetReading after, out string? error), error);
        Assert.Equal(25.08, after.Celsius, 0.05);
        Assert.Equal(1006.5, after.Hectopascals, 0.5);
    }

    [Fact]
    public void A_frozen_sensor_is_found_out_reset_and_believed_again_when_it_moves()
    {
        _chip.Frozen = true;
        for (int i = 1; i < ClimateCheck.FrozenAfter; i++)
        {
            Assert.True(_climate.TryRead(out _, out _), $"reading {i}");
        }

        Assert.False(_climate.TryRead(out CabinetReading air, out string? error));
        Assert.Equal(default, air);
        Sentence.Is(error, "0x76", "I2C bus 1", "have not moved", "reset");
        int resets = _chip.Resets;
        Assert.False(_climate.TryRead(out _, out _));
        Assert.Equal(resets + 1, _chip.Resets);

        _chip.Frozen = false;
        Assert.True(_climate.TryRead(out _, out error), error);
    }

    [Fact]
    public void A_measurement_that_does_not_end_is_not_taken_for_a_new_one()
    {
        Assert.True(_climate.TryRead(out _, out _));
        _chip.Hangs = true;
        Assert.False(_climate.TryRead(out _, out string? error));
        Sentence.Is(error, "did not finish measuring");
    }

    [Theory]
    [InlineData(0, 415148, 30000, "temperature")]
    [InlineData(519888, 0, 30000, "pressure")]
    [InlineData(519888, 415148, 0, "humidity")]
    public void Weather_that_cannot_be_is_refused_by_name(int temperature, int pressure, int humidity, string named)
    {
        (_chip.RawTemperature, _chip.RawPressure, _chip.RawHumidity) = (temperature, pressure, humidity);
        Assert.False(_climate.TryRead(out _, out string? error));
        Sentence.Is(error, named, "not possible here", "0x76");
    }

    [Fact]
    public void A_sensor_that_is_unplugged_is_told_and_comes_back_without_a_restart()
    {
        Assert.True(_climate.TryRead(out _, out _));
        _chip.Fault = new IOException("Error 121 (Remote I/O error) performing I2C data transfer.");
        Assert.False(_climate.TryRead(out _, out string? error));
        Sentence.Is(error, "0x76", "I2C bus 1", "Remote I/O error", "group i2c", "i2cdetect -y 1");
        Assert.False(_climate.TryRead(out _, out _));

        _chip.Fault = null;
        Assert.True(_climate.TryRead(out _, out error), error);
    }

    [Fact]
    public void A_bus_that_cannot_be_opened_is_told_with_the_remedy()
    {
        using var climate = new CabinetClimate(7, 0x77, _ => throw new PlatformNotSupportedException("No bus."));
        Assert.False(climate.TryRead(out _, out string? error));
        Sentence.Is(error, "0x77", "I2C bus 7", "No bus", "raspi-config");
    }

    [Fact]
    public void Another_chip_at_the_address_is_told()
    {
        using var climate = new CabinetClimate(1, 0x76, _ => new FakeClimateChip(id: 0x58));
        Assert.False(climate.TryRead(out _, out string? error));
        Sentence.Is(error, "id 96", "id 88", "0x76");
    }

    [Fact]
    public void After_its_end_it_reads_no_more()
    {
        _climate.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _climate.TryRead(out _, out _));
    }

    private FakeClimateChip Open(I2cConnectionSettings settings)
    {
        _opened.Add(settings);
        return _chip;
    }
}
