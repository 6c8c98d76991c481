using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>What a gear does alone is programmed once, not at every boot: its memory wears out.</summary>
public sealed class DaliInstallTests
{
    private readonly FakeDaliBus bus = new();
    private readonly Flash flash = new();
    private readonly FakeStorage storage;

    public DaliInstallTests() => storage = new FakeStorage(flash, new Power());

    [Fact]
    public void The_first_boot_programs_both_levels_and_reads_them_back()
    {
        Assert.True(Boot(200));
        Assert.Equal((254, 254, 2), (bus.PowerOnLevel, bus.FailureLevel, bus.MemoryWrites));
    }

    [Fact]
    public void A_thousand_boots_write_no_more()
    {
        for (var boot = 0; boot < 1000; boot++)
        {
            Assert.True(Boot(200));
        }

        Assert.Equal(2, bus.MemoryWrites);
    }

    [Fact]
    public void A_gear_that_was_made_so_is_not_written_at_all()
    {
        (bus.PowerOnLevel, bus.FailureLevel) = (254, 254);
        Assert.True(Boot(200));
        Assert.Equal((0, 0L), (bus.MemoryWrites, flash.BytesWritten));
    }

    [Fact]
    public void Another_wish_is_programmed()
    {
        Boot(200);
        Assert.True(Boot(160));
        Assert.Equal((246, 4), (bus.PowerOnLevel, bus.MemoryWrites));
    }

    [Fact]
    public void A_replaced_gear_is_programmed_though_the_wish_is_old()
    {
        Boot(200);
        (bus.PowerOnLevel, bus.FailureLevel) = (0, 0);
        Assert.True(Boot(200));
        Assert.Equal(254, bus.PowerOnLevel);
    }

    [Fact]
    public void A_gear_that_tells_nothing_is_programmed_once()
    {
        bus.IsSilent = true;
        for (var boot = 0; boot < 50; boot++)
        {
            Assert.True(Boot(200));
        }

        Assert.Equal((254, 2), (bus.PowerOnLevel, bus.MemoryWrites));
    }

    [Fact]
    public void A_gear_that_takes_nothing_is_given_up_and_told()
    {
        bus.KeepsItsMemory = true;
        for (var boot = 0; boot < 50; boot++)
        {
            Assert.False(Boot(200));
        }

        Assert.Equal(2 * DaliInstall.MostTries, bus.MemoryWrites);
    }

    [Fact]
    public void Without_a_place_for_the_note_the_gear_is_left_alone()
    {
        storage.Refuses = true;
        Assert.False(Boot(200));
        Assert.Equal(0, bus.MemoryWrites);
    }

    private bool Boot(int levelSteps) => new DaliInstall(bus, storage).TryRun(levelSteps);
}
