using Iot.Device.Bmxx80;
using UnitsNet;

namespace EdgeNodes.StandIns.Tests.Bindings;

/// <summary>From raw bytes to weather.</summary>
public sealed class CompensationTests
{
    [Fact]
    public void The_worked_example_of_the_data_sheet_comes_out()
    {
        using var sensor = new Bme280(RegisterChip.WithBoschExample());
        Assert.True(sensor.TryReadTemperature(out Temperature temperature));
        Assert.True(sensor.TryReadPressure(out Pressure pressure));
        Assert.Equal(25.08, temperature.DegreesCelsius, 2);
        Assert.Equal(100653.27, pressure.Pascals, 2);
    }

    [Theory]
    [InlineData(370_000)]
    [InlineData(440_000)]
    [InlineData(519_888)]
    [InlineData(560_000)]
    [InlineData(640_000)]
    public void Floating_point_and_integers_agree_from_frost_to_heat(int rawTemperature)
    {
        RegisterChip chip = RegisterChip.WithBoschExample();
        using var sensor = new Bme280(chip);
        int fine = IntegerFormulas.Fine(rawTemperature);
        for (int step = 0; step <= 40; step++)
        {
            int rawPressure = 250_000 + (step * 10_000), rawHumidity = 20_000 + (step * 600);
            chip.SetRaw(rawTemperature, rawPressure, rawHumidity);

            Assert.True(sensor.TryReadTemperature(out Temperature temperature));
            Assert.True(sensor.TryReadPressure(out Pressure pressure));
            Assert.True(sensor.TryReadHumidity(out RelativeHumidity humidity));
            Assert.Equal(fine / 5120.0, temperature.DegreesCelsius, 0.01);
            Assert.Equal(IntegerFormulas.Pascals(rawPressure, fine), pressure.Pascals, 1.0);
            Assert.Equal(IntegerFormulas.Percent(rawHumidity, fine, 75, 370, 0, 313, 50, 30), humidity.Percent, 0.1);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(65535, 100)]
    public void Humidity_stays_between_nought_and_a_hundred(int raw, double percent)
    {
        RegisterChip chip = RegisterChip.WithBoschExample();
        chip.SetRaw(519888, 415148, raw);
        using var sensor = new Bme280(chip);
        Assert.True(sensor.TryReadHumidity(out RelativeHumidity humidity));
        Assert.Equal(percent, humidity.Percent);
    }

    [Fact]
    public void A_chip_without_trimming_gives_no_pressure_instead_of_a_division_by_zero()
    {
        using var sensor = new Bme280(new RegisterChip());
        Assert.True(sensor.TryReadPressure(out Pressure pressure));
        Assert.Equal(0, pressure.Pascals);
    }

    [Fact]
    public void Altitude_follows_the_pressure()
    {
        using var sensor = new Bme280(RegisterChip.WithBoschExample());
        Assert.True(sensor.TryReadAltitude(Pressure.FromPascals(100653.27), out Length here));
        Assert.Equal(0, here.Meters, 0.01);

        // The hypsometric equation says the same for so little height: R T / (g M) ln(p0 / p).
        Assert.True(sensor.TryReadAltitude(out Length height));
        Assert.Equal(29.27 * 298.23 * Math.Log(101325 / 100653.27), height.Meters, 0.5);
    }
}
