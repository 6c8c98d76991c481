using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>When an INA219 in a 24 V supply can be believed.</summary>
public sealed class MeterCheckTests
{
    private readonly MeterCheck check = new(40);

    [Fact]
    public void A_healthy_meter_is_believed_through_night_and_day()
    {
        for (var i = 0; i < 500; i++)
        {
            var level = (i / 50 % 5) * 50;
            Assert.Equal(Cause.None, Judge(0.4 + (39.6 * level / 200), level));
        }
    }

    [Fact]
    public void A_supply_that_reads_nothing_is_a_broken_wire() => Assert.Equal(Cause.WireBreak, check.Judge(0, 0, 0, 200, true));

    [Theory]
    [InlineData(32000)]
    [InlineData(-32000)]
    public void A_shunt_at_its_stop_says_nothing(int shunt) => Assert.Equal(Cause.OutOfRange, check.Judge(shunt, 24000, shunt * 24e-4, 200, true));

    [Fact]
    public void Twice_what_the_lamp_can_draw_is_no_measurement() => Assert.Equal(Cause.OutOfRange, Judge(81, 200));

    [Fact]
    public void The_same_power_at_two_plainly_different_levels_is_a_meter_that_stands_still_until_it_moves()
    {
        Assert.Equal(Cause.None, Judge(40, 200));
        Assert.Equal(Cause.None, Judge(40, 180));
        Assert.Equal(Cause.Stuck, Judge(40, 100));
        Assert.Equal(Cause.Stuck, Judge(40, 100));
        Assert.Equal(Cause.None, Judge(20.2, 100));
    }

    [Fact]
    public void A_dark_lamp_draws_standby_at_every_level_and_its_meter_is_sound()
    {
        Assert.Equal([Cause.None, Cause.None, Cause.None], new[] { 200, 100, 40 }.Select(level => Judge(0.4, level)));
    }

    [Fact]
    public void A_lamp_that_burns_by_day_has_a_sound_meter()
    {
        Assert.Equal([Cause.None, Cause.None, Cause.None], new[] { 200, 0, 200 }.Select(level => Judge(40, level)));
    }

    [Fact]
    public void A_supply_that_jumps_about_is_noise_and_ends()
    {
        for (var i = 0; i < 20; i++)
        {
            check.Judge(16667, i % 2 == 0 ? 24000 : 20000, 40, 200, true);
        }

        Assert.Equal(Cause.Noise, check.Judge(16667, 20000, 33, 200, true));
        for (var i = 0; i < 12; i++)
        {
            Judge(40, 200);
        }

        Assert.Equal(Cause.None, Judge(40, 200));
    }

    [Fact]
    public void A_driver_that_draws_nothing_at_all_is_doubtful_and_one_behind_an_open_relay_is_not()
    {
        Assert.Equal(Cause.Implausible, check.Judge(1, 24000, 0.0024, 200, true));
        Assert.Equal(Cause.None, check.Judge(1, 24000, 0.0024, 0, true));
        Assert.Equal(Cause.None, check.Judge(1, 24000, 0.0024, 200, false));
    }

    private Cause Judge(double watts, int level) => check.Judge((int)(watts / 24 * 0.1 * 100_000), 24000, watts, level, true);
}
