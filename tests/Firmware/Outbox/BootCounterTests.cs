using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Outbox;

public class BootCounterTests
{
    private readonly Flash flash = new();

    [Fact]
    public void Each_boot_has_the_next_number()
    {
        Assert.Equal(new ushort[] { 1, 2, 3 }, new[] { Count(), Count(), Count() });
    }

    [Fact]
    public void A_power_cut_in_the_middle_of_counting_never_gives_a_number_twice_that_was_used()
    {
        for (long cut = 0; cut <= 10; cut++)
        {
            flash.Files.Clear();
            Count();
            var used = Count();
            var storage = new FakeStorage(flash, new Power()) { BytesUntilPowerCut = cut };
            new BootCounter(storage).TryCount(0, 1, out _);

            Assert.True(Count() > used);
        }
    }

    [Fact]
    public void A_lost_counter_goes_on_above_what_the_outbox_holds()
    {
        Assert.True(new BootCounter(new FakeStorage(flash, new Power())).TryCount(newestInOutbox: 41, first: 1, out var boot));
        Assert.Equal(42, boot);
    }

    [Fact]
    public void A_new_board_under_an_old_id_begins_where_it_is_told_to()
    {
        Assert.True(new BootCounter(new FakeStorage(flash, new Power())).TryCount(0, first: 500, out var boot));
        Assert.Equal(500, boot);
        Assert.Equal(501, Count(first: 500));
    }

    [Fact]
    public void The_counter_stays_at_its_end_instead_of_beginning_again()
    {
        Assert.Equal(65535, Count(first: 65535));
        Assert.Equal(65535, Count());
    }

    [Fact]
    public void A_medium_that_refuses_is_told_and_the_node_boots_all_the_same()
    {
        var storage = new FakeStorage(flash, new Power()) { Refuses = true };
        Assert.False(new BootCounter(storage).TryCount(0, 1, out var boot));
        Assert.Equal(1, boot);
    }

    private ushort Count(int first = 1)
    {
        Assert.True(new BootCounter(new FakeStorage(flash, new Power())).TryCount(0, first, out var boot));
        return boot;
    }
}
