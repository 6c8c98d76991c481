using System.Device.I2c;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;
using Iot.Device.Bmxx80;
using Iot.Device.Bmxx80.ReadResult;
using UnitsNet;

namespace EdgeNodes.Simulated.Tests.Chips;

/// <summary>The chip by its registers, and the driver of the real package's shape in front of it.</summary>
public sealed class Bme680ChipTests
{
    private readonly World _world = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void It_identifies_itself_as_the_data_sheet_says()
    {
        var chip = Powered();
        Assert.Equal([0x61], Read(chip, 0xD0, 1));
        Assert.Equal([0x80, 0x00, 0x00], Read(chip, 0x1F, 3));
    }

    [Fact]
    public void Without_power_it_does_not_acknowledge()
    {
        var chip = new Bme680Chip(_world, _time);
        Assert.False(chip.Write([0xD0]));
        chip.PowerUp();
        chip.PowerDown();
        Assert.False(chip.Read(new byte[1]));
    }

    [Fact]
    public void A_forced_measurement_is_busy_first_and_falls_asleep_after()
    {
        var chip = Powered();
        chip.Write([0x72, 0x01, 0x74, 0x25]);
        Assert.Equal(0x20, Read(chip, 0x1D, 1)[0] & 0xA0);
        _time.Pass(20);
        Assert.Equal(0x80, Read(chip, 0x1D, 1)[0] & 0xA0);
        Assert.Equal(0x24, Read(chip, 0x74, 1)[0]);
        Assert.Equal(1, _world.Samples);
    }

    [Fact]
    public void A_second_trigger_while_it_measures_begins_no_second_sample()
    {
        var chip = Powered();
        chip.Write([0x74, 0x25]);
        chip.Write([0x74, 0x25]);
        Assert.Equal(1, _world.Samples);
    }

    [Fact]
    public void A_cold_plate_gives_no_valid_gas_reading()
    {
        var chip = Powered();
        chip.Write([0x71, 0x10, 0x64, 0x59, 0x5A, 0x01, 0x74, 0x25]);
        _time.Pass(500);
        Assert.Equal(0x20, Read(chip, 0x2B, 1)[0] & 0x30);
    }

    [Fact]
    public void A_soft_reset_forgets_the_settings()
    {
        var chip = Powered();
        chip.Write([0x74, 0x24]);
        chip.Write([0xE0, 0xB6]);
        Assert.Equal([0x00], Read(chip, 0x74, 1));
    }

    [Theory]
    [InlineData(-20.0, 20.0, 985.2, 900)]
    [InlineData(0.0, 95.0, 1040.0, 6_187_300)]
    [InlineData(18.57, 39.21, 1000.0, 5600)]
    [InlineData(24.42, 53.84, 1013.0, 12_345)]
    [InlineData(35.4, 85.58, 1020.0, 400_000)]
    [InlineData(60.0, 5.0, 870.0, 1_000_000)]
    public void The_driver_reads_back_what_the_air_is(double celsius, double percent, double hectopascal, double ohm)
    {
        _world[Measurand.AirTemperature] = celsius;
        _world[Measurand.Humidity] = percent;
        _world[Measurand.Pressure] = hectopascal;
        _world[Measurand.GasResistance] = ohm;
        var read = ReadThroughDriver();
        Assert.True(read.TemperatureIsValid && read.PressureIsValid && read.HumidityIsValid && read.GasResistanceIsValid);
        Assert.Equal(celsius, read.Temperature.DegreesCelsius, 0.02);
        Assert.Equal(percent, read.Humidity.Percent, 0.1);
        Assert.Equal(hectopascal, read.Pressure.Hectopascals, 0.05);
        Assert.True(Math.Abs(Math.Log2(read.GasResistance.Ohms / ohm)) < 1 / 64.0, $"{read.GasResistance.Ohms} is not {ohm}");
    }

    [Fact]
    public void The_driver_names_a_chip_that_is_not_there()
    {
        using var bench = new Bench();
        var e = Assert.Throws<IOException>(() => bench.Run(() => new Bme680(Device()).Dispose()));
        Assert.Contains("SlaveAddressNotAcknowledged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bosch_s_heater_example_is_met_both_ways()
    {
        // Data sheet 3.3.5: the register for 300 Cel at 25 Cel ambient leads back to 300 Cel within a register's step.
        using var bench = new Bench(new AirQualityBoard(_world, TimeProvider.System).Wiring);
        bench.Run(() =>
        {
            using var bme = new Bme680(Device());
            bme.ConfigureHeatingProfile(
                Bme680HeaterProfile.Profile3, Temperature.FromDegreesCelsius(300), Duration.FromMilliseconds(100), Temperature.FromDegreesCelsius(25));
            var register = new byte[1];
            Device().WriteRead(new byte[] { 0x5C }, register);
            Assert.InRange(Bme680Compensation.HeaterTarget(register[0], 25), 293, 303);
            Device().WriteRead(new byte[] { 0x66 }, register);
            Assert.Equal(0x59, register[0]);
        });
    }

    private static I2cDevice Device() => I2cDevice.Create(new I2cConnectionSettings(1, Bme680.DefaultI2cAddress));

    private static byte[] Read(Bme680Chip chip, byte register, int count)
    {
        var bytes = new byte[count];
        Assert.True(chip.Write([register]) && chip.Read(bytes));
        return bytes;
    }

    private Bme680Chip Powered()
    {
        var chip = new Bme680Chip(_world, _time);
        chip.PowerUp();
        return chip;
    }

    private Bme680ReadResult ReadThroughDriver()
    {
        using var bench = new Bench(new AirQualityBoard(_world, TimeProvider.System).Wiring);
        return bench.Run(() =>
        {
            using var bme = new Bme680(Device());
            return bme.Read();
        });
    }
}
