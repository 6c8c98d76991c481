using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Tests.Chips;

/// <summary>The other sensors that a manhole can have, on their wires.</summary>
public sealed class WaterChipTests
{
    private readonly World world = new();
    private readonly ManualTime time = new();

    [Fact]
    public void A_JSN_is_silent_until_it_is_asked_and_takes_sound_for_340_metres_a_second()
    {
        var chip = Jsn(1953);
        time.Pass(1000);
        Assert.Equal(0, chip.Available);
        // At 20 Cel sound is faster than 340 m/s, so it takes the water for nearer.
        Assert.Equal((0xFF, 1935), Ask(chip, out var sumIsRight));
        Assert.True(sumIsRight);
        Assert.Equal(1, chip.Pings);
    }

    [Theory]
    [InlineData(249)]
    [InlineData(6001)]
    public void A_JSN_without_an_echo_says_zero(int mm) => Assert.Equal((0xFF, 0), Ask(Jsn(mm), out _));

    [Fact]
    public void A_clone_leaves_the_head_out_of_its_sum()
    {
        var chip = Jsn(1953);
        chip.IsClone = true;
        Ask(chip, out var sumIsRight);
        Assert.False(sumIsRight);
    }

    [Theory]
    [InlineData(20, 3000, 17_482)]
    [InlineData(5, 3000, 17_947)]
    [InlineData(20, 20, 117)]
    [InlineData(20, 19, 38_000)]
    [InlineData(20, 4001, 38_000)]
    public void An_HC_SR04s_pulse_is_as_long_as_the_sound_is_under_way(double celsius, double mm, int microseconds)
    {
        world[Measurand.AirTemperature] = celsius;
        world[Measurand.Distance] = mm;
        var chip = new HcSr04Chip(world, time);
        chip.PowerUp();
        chip.Trigger.Hear(Train(10));
        Assert.Null(chip.Echo.Take());
        time.Pass(100);
        var echo = Assert.Single(chip.Echo.Take()!);
        Assert.True(echo.IsHigh);
        Assert.Equal(microseconds, echo.Microseconds, 1.0);
        Assert.Null(chip.Echo.Take());
    }

    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 9)]
    public void An_HC_SR04_without_power_or_a_long_enough_trigger_sends_no_pulse(bool powered, double microseconds)
    {
        world[Measurand.Distance] = 1000;
        var chip = new HcSr04Chip(world, time);
        if (powered)
        {
            chip.PowerUp();
        }

        chip.Trigger.Hear(Train(microseconds));
        time.Pass(100);
        Assert.Null(chip.Echo.Take());
        Assert.Equal(0, chip.Pings);
    }

    [Theory]
    [InlineData(3000, 4)]
    [InlineData(500, 12)]
    [InlineData(-2500, 20.5)]
    [InlineData(4000, 3.8)]
    public void A_pressure_probe_drives_4_to_20_mA_once_it_is_fed_and_has_settled(double distance, double milliamps)
    {
        world[Measurand.Distance] = distance;
        var probe = new PressureProbe(world, time, new LoopPlan());
        Assert.Equal(0, probe.Volts);
        probe.Drive(true);
        time.Pass(150);
        Assert.Equal(milliamps * 0.12 * 0.632, probe.Volts, 0.002);
        time.Pass(1350);
        Assert.Equal(milliamps * 0.12, probe.Volts, 0.001);
        probe.Release();
        Assert.Equal(0, probe.Volts);
    }

    [Fact]
    public void A_float_pulls_its_pin_to_ground_when_it_is_wet_and_leaves_it_alone_when_dry()
    {
        var part = new FloatSwitchPart();
        Assert.Null(part.Level);
        part.IsWet = true;
        Assert.False(part.Level);
    }

    private static Pulse[] Train(double microseconds) => [new Pulse(microseconds, isHigh: true)];

    private JsnSr04tChip Jsn(double mm)
    {
        world[Measurand.Distance] = mm;
        var chip = new JsnSr04tChip(world, time);
        chip.Open(9600);
        chip.PowerUp();
        return chip;
    }

    private static (int Head, int Mm) Ask(JsnSr04tChip chip, out bool sumIsRight)
    {
        chip.Write([0x55], 0, 1);
        var frame = new byte[4];
        Assert.Equal(4, chip.Read(frame, 0, 4));
        sumIsRight = frame[3] == unchecked((byte)(frame[0] + frame[1] + frame[2]));
        return (frame[0], (frame[1] << 8) | frame[2]);
    }
}
