using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>Burning hours and switchings over years, power cuts and a flash that wears.</summary>
public sealed class LampCountersTests
{
    private const long Hour = 3600000;
    private readonly Flash flash = new();
    private readonly FakeStorage storage;

    public LampCountersTests() => storage = new FakeStorage(flash, new Power());

    [Fact]
    public void Only_burning_counts()
    {
        var counters = new LampCounters(storage);
        counters.Note(true, 0);
        counters.Note(true, 5 * Hour);
        counters.Note(false, 6 * Hour);
        counters.Note(false, 20 * Hour);
        counters.Note(true, 21 * Hour);
        counters.Note(true, 22 * Hour);
        Assert.Equal((7, 2), (counters.Hours, counters.Switches));
    }

    [Fact]
    public void A_power_cut_costs_an_hour_at_most()
    {
        var before = new LampCounters(storage);
        for (long at = 0; at <= 100 * Hour + (Hour / 2); at += Hour / 60)
        {
            before.Note(true, at);
        }

        Assert.InRange(new LampCounters(storage).Hours, 99, 100);
    }

    [Fact]
    public void A_power_cut_costs_nine_switchings_at_most()
    {
        var before = new LampCounters(storage);
        for (var i = 0; i < 59; i++)
        {
            before.Note(i % 2 == 0, i);
        }

        Assert.Equal(30, before.Switches);
        Assert.InRange(new LampCounters(storage).Switches, 21, 30);
    }

    [Fact]
    public void A_year_of_nights_writes_the_flash_some_four_thousand_times()
    {
        var counters = new LampCounters(storage);
        for (long at = 0; at < 365 * 24 * Hour; at += Hour / 60)
        {
            counters.Note(at % (24 * Hour) < 12 * Hour, at);
        }

        Assert.Equal((4380, 365), (counters.Hours, counters.Switches));
        Assert.InRange(flash.BytesWritten / 16, 4000, 4500);
    }

    [Fact]
    public void A_medium_that_refuses_is_not_tried_at_every_sample_and_counting_goes_on()
    {
        var counters = new LampCounters(storage);
        storage.Refuses = true;
        for (long at = 0; at <= 3 * Hour; at += Hour / 60)
        {
            counters.Note(true, at);
        }

        Assert.Equal(3, counters.Hours);
    }
}
