using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;

namespace EdgeNodes.Firmware.Tests.Outbox;

/// <summary>More readings than fit: which ones go, and that the count of them is true.</summary>
public class FullOutboxTests
{
    private readonly Flash flash = new();

    [Fact]
    public void A_full_outbox_gives_up_the_oldest_counts_it_and_marks_the_hole()
    {
        var outbox = Open();
        for (uint i = 0; i < 128 + 5; i++)
        {
            Assert.True(outbox.TryAppend(Readings.Full(1, i)));
        }

        var after = Open();

        Assert.Equal(133u, after.Taken);
        Assert.Equal(5u, after.Dropped);
        Assert.Equal(128, after.Pending);
        Assert.Equal(5u, Readings.Pending(after)[0].Sequence);
        Assert.Equal(after.Ordinary.Done, after.Ordinary.GapAt);
    }

    [Fact]
    public void Alarms_stay_when_ordinary_readings_must_go()
    {
        var outbox = Open();
        var alarm = Readings.Full(1, 0);
        alarm.Flags = ReadingFlags.Alarm;
        outbox.TryAppend(alarm);
        for (uint i = 1; i < 500; i++)
        {
            outbox.TryAppend(Readings.Full(1, i));
        }

        var after = Open();

        Assert.Equal(1, after.Alarms.Pending);
        Assert.Equal(128, after.Ordinary.Pending);
        Assert.Equal(500u, after.Taken);
        Assert.Equal(500u - 129, after.Dropped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("outbox-00")]
    [InlineData("outbox-mark")]
    public void A_full_outbox_on_a_medium_that_refuses_keeps_what_it_has(string refuses)
    {
        var storage = new FakeStorage(flash, new Power());
        var outbox = new Node.Outbox(storage, 128);
        outbox.Load();
        for (uint i = 0; i < 128; i++)
        {
            outbox.TryAppend(Readings.Full(1, i));
        }

        storage.RefusesFiles = refuses;
        for (uint i = 128; i < 138; i++)
        {
            Assert.False(outbox.TryAppend(Readings.Full(1, i)));
        }

        Assert.Equal(10u, outbox.Dropped);
        Assert.Equal((128, 128), (outbox.Pending, outbox.Ordinary.Unsent));
        Assert.Equal(Enumerable.Range(0, 128).Select(i => (uint)i), Readings.Pending(outbox).Select(r => r.Sequence));

        storage.RefusesFiles = null;
        Assert.True(outbox.TryAppend(Readings.Full(1, 138)));

        Assert.Equal(11u, outbox.Dropped);
        Assert.Equal(Enumerable.Range(1, 127).Append(138).Select(i => (uint)i), Readings.Pending(Open()).Select(r => r.Sequence));
    }

    [Fact]
    public void A_reading_that_the_refused_write_destroyed_is_given_up_and_counted()
    {
        var storage = new FakeStorage(flash, new Power());
        var outbox = new Node.Outbox(storage, 128);
        outbox.Load();
        for (uint i = 0; i < 128; i++)
        {
            outbox.TryAppend(Readings.Full(1, i));
        }

        flash.Files["outbox-00.bin"][25] ^= 4;
        storage.RefusesFiles = "outbox-00";
        Assert.False(outbox.TryAppend(Readings.Full(1, 128)));

        Assert.Equal((2u, 127), (outbox.Dropped, outbox.Pending));
    }

    [Fact]
    public void What_was_given_up_while_its_frame_was_under_way_has_arrived_and_is_not_counted()
    {
        var outbox = Full();
        outbox.Ordinary.MarkSent(64);
        Append(outbox, 128, 133);
        Assert.Equal(5u, outbox.Dropped);

        outbox.Acknowledge(outbox.Ordinary, 0, 64, now: 0);

        Assert.Equal((0u, 69), (outbox.Dropped, outbox.Pending));
        Assert.True(outbox.TrySaveMarkIfDue(now: 1));
        Assert.Equal((0u, 69), (Open().Dropped, Open().Pending));
    }

    [Fact]
    public void What_was_given_up_under_way_stays_counted_when_the_link_breaks_before_its_acknowledgement()
    {
        var outbox = Full();
        outbox.Ordinary.MarkSent(64);
        Append(outbox, 128, 133);

        outbox.Rewind();
        Assert.Equal(5u, outbox.Ordinary.Sent);
        outbox.Ordinary.MarkSent(69);
        outbox.Acknowledge(outbox.Ordinary, 5, 69, now: 0);

        Assert.Equal((5u, 64), (outbox.Dropped, outbox.Pending));
    }

    [Fact]
    public void Of_two_frames_under_way_each_gives_back_its_own_and_what_was_never_sent_stays_dropped()
    {
        var outbox = Full();
        outbox.Ordinary.MarkSent(16);
        outbox.Ordinary.MarkSent(32);
        Append(outbox, 128, 168);
        Assert.Equal(40u, outbox.Dropped);

        outbox.Acknowledge(outbox.Ordinary, 0, 16, now: 0);
        Assert.Equal(24u, outbox.Dropped);
        outbox.Acknowledge(outbox.Ordinary, 16, 32, now: 0);

        Assert.Equal((8u, 128), (outbox.Dropped, outbox.Pending));
        Assert.Equal(40u, outbox.Ordinary.GapAt);
    }

    [Fact]
    public void A_power_cut_before_the_acknowledgement_counts_what_was_under_way_as_dropped()
    {
        var outbox = Full();
        outbox.Ordinary.MarkSent(64);
        Append(outbox, 128, 133);

        Assert.Equal((5u, 128), (Open().Dropped, Open().Pending));
    }

    private Node.Outbox Full()
    {
        var outbox = Open();
        Append(outbox, 0, 128);
        return outbox;
    }

    private static void Append(Node.Outbox outbox, uint first, uint end)
    {
        for (var i = first; i < end; i++)
        {
            Assert.True(outbox.TryAppend(Readings.Full(1, i)));
        }
    }

    private Node.Outbox Open()
    {
        var outbox = new Node.Outbox(new FakeStorage(flash, new Power()), 128);
        outbox.Load();
        return outbox;
    }
}
