using System.Device.I2c;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;
using Iot.Device.Sht4x;

namespace EdgeNodes.Simulated.Tests.Chips;

public sealed class Sht40ChipTests
{
    private readonly World _world = new();

    [Fact]
    public void The_crc_is_that_of_the_data_sheet() => Assert.Equal(0x92, Sht40Chip.Crc(0xBE, 0xEF));

    [Fact]
    public void It_does_not_acknowledge_before_the_measurement_is_over()
    {
        var time = new ManualTime();
        var chip = new Sht40Chip(_world, time);
        chip.PowerUp();
        Assert.True(chip.Write([0xFD]));
        Assert.False(chip.Read(new byte[6]));
        time.Pass(9);
        var answer = new byte[6];
        Assert.True(chip.Read(answer));
        Assert.Equal(answer[2], Sht40Chip.Crc(answer[0], answer[1]));
        Assert.False(chip.Read(answer));
    }

    [Fact]
    public void An_unknown_command_is_not_acknowledged()
    {
        var chip = new Sht40Chip(_world, new ManualTime());
        chip.PowerUp();
        Assert.False(chip.Write([0x01]));
    }

    [Theory]
    [InlineData(3.7, 18.5)]
    [InlineData(13.1, 65.5)]
    [InlineData(35.0, 100)]
    public void The_driver_reads_back_what_the_air_is(double celsius, double percent)
    {
        _world[Measurand.AirTemperature] = celsius;
        _world[Measurand.Humidity] = percent;
        var board = new SoilMoistureBoard(_world, TimeProvider.System);
        using var bench = new Bench(board.Wiring);
        var read = bench.Run(() =>
        {
            board.Rail.Drive(true);
            using var sht = new Sht4X(I2cDevice.Create(new I2cConnectionSettings(1, Sht4X.I2cDefaultAddress)));
            return sht.ReadData(MeasurementMode.NoHeaterHighPrecision);
        });
        Assert.Equal(celsius, read.Temperature.DegreesCelsius, 0.01);
        Assert.Equal(percent, read.RelativeHumidity.Percent, 0.01);
    }
}
