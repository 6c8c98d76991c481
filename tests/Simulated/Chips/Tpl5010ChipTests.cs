using System.Device.Gpio;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;

namespace EdgeNodes.Simulated.Tests.Chips;

/// <summary>The watchdog beside the ESP32, as its data sheet says, and the firmware that feeds it.</summary>
public sealed class Tpl5010ChipTests
{
    private readonly ManualTime time = new();
    private readonly Tpl5010Chip chip;
    private int resets;

    public Tpl5010ChipTests()
    {
        chip = new Tpl5010Chip(time) { Interval = TimeSpan.FromSeconds(60) };
        chip.Starved += () => resets++;
    }

    [Fact]
    public void A_pulse_in_each_interval_keeps_it_quiet_and_an_interval_without_one_pulls_the_reset()
    {
        chip.PowerUp();
        for (var i = 0; i < 5; i++)
        {
            Pulse();
            time.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.Equal((0, 5), (resets, chip.Feedings));
        time.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal((2, 2), (resets, chip.Resets));
    }

    [Fact]
    public void A_pin_that_stays_high_is_one_pulse_only()
    {
        chip.PowerUp();
        chip.Drive(true);
        time.Advance(TimeSpan.FromSeconds(60));
        chip.Drive(true);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, resets);
    }

    [Fact]
    public void Without_power_it_does_nothing()
    {
        chip.PowerUp();
        chip.PowerDown();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, resets);
    }

    [Fact]
    public void The_firmware_pulses_twice_a_minute_and_says_when_it_wants_to_be_called()
    {
        using var bench = new Bench(new BoardWiring().OnPin(27, chip).Feeds(chip));
        bench.Run(() =>
        {
            var watchdog = new Esp32.Watchdog(new GpioController(), 27);
            watchdog.Tick(0);
            var begin = chip.Feedings;
            watchdog.Tick(29_999);
            Assert.Equal((begin, 1L), (chip.Feedings, watchdog.Wait(29_999)));
            watchdog.Tick(30_000);
            Assert.Equal((begin + 1, 30_000L), (chip.Feedings, watchdog.Wait(30_000)));
        });
    }

    private void Pulse()
    {
        chip.Drive(true);
        chip.Drive(false);
    }
}
