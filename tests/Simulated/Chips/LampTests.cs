using System.Device.I2c;
using System.Device.Pwm;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;
using Iot.Device.Adc;

namespace EdgeNodes.Simulated.Tests.Chips;

/// <summary>A lamp on PWM with an INA219 in its supply.</summary>
public sealed class LampTests
{
    [Fact]
    public void Out_of_reset_the_meter_is_configured_as_the_data_sheet_says() => Assert.Equal(0x399F, Read(Meter(new Lamp()), 0));

    [Fact]
    public void Without_calibration_current_and_power_read_zero()
    {
        var meter = Meter(Lit(1));
        Assert.Equal(0, Read(meter, 4));
        Assert.Equal(0, Read(meter, 3));
        Assert.Equal(6000, Read(meter, 2) >> 3);
    }

    [Fact]
    public void The_shunt_clips_at_the_range_of_its_gain()
    {
        var meter = Meter(Lit(1));
        Assert.Equal(16_667, Read(meter, 1));
        meter.Write([0, 0x21, 0x9F]);
        Assert.Equal(4000, Read(meter, 1));
    }

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(0.4, 16.24)]
    [InlineData(1, 40)]
    public void Firmware_dims_it_and_reads_what_it_draws(double level, double watts)
    {
        var board = new StreetlightBoard(new World());
        using var bench = new Bench(board.Wiring);
        bench.Run(() =>
        {
            var dim = PwmChannel.CreateFromPin(18, 1000, level);
            dim.Start();
            Assert.Equal(level, board.Lamp.Level);
            using var meter = new Ina219(new I2cConnectionSettings(1, 0x40));
            meter.SetCalibration(4096, 0.0001f);
            Assert.Equal(24, meter.ReadBusVoltage().Volts, 0.01);
            Assert.Equal(watts, meter.ReadPower().Watts, 0.05);
            Assert.Equal(watts / 24, meter.ReadCurrent().Amperes, 0.002);
        });
        Assert.Equal(0, board.Lamp.Level);
    }

    [Fact]
    public void A_broken_light_draws_standby_only()
    {
        var lamp = Lit(1);
        lamp.IsBroken = true;
        Assert.Equal(0.4, lamp.Watts);
    }

    [Fact]
    public void A_pin_without_pwm_function_dims_nothing()
    {
        using var bench = new Bench();
        var e = Assert.Throws<ArgumentException>(() => bench.Run(() => PwmChannel.CreateFromPin(19, 1000, 1)));
        Assert.Contains("SetPinFunction", e.Message, StringComparison.Ordinal);
    }

    private static Lamp Lit(double level)
    {
        var lamp = new Lamp();
        lamp.Drive(level, 1000);
        return lamp;
    }

    private static Ina219Chip Meter(Lamp lamp)
    {
        var meter = new Ina219Chip(lamp);
        meter.PowerUp();
        return meter;
    }

    private static int Read(Ina219Chip meter, byte register)
    {
        var bytes = new byte[2];
        Assert.True(meter.Write([register]) && meter.Read(bytes));
        return (bytes[0] << 8) | bytes[1];
    }
}
