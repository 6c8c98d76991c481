using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Outbox;

public class OutboxTests
{
    private readonly Flash flash = new();

    [Fact]
    public void A_reading_survives_a_reboot_with_every_value()
    {
        var reading = Readings.Full(boot: 3, sequence: 7);
        var before = Open();
        Assert.True(before.TryAppend(reading));

        var after = Open();

        var record = new OutboxRecord();
        Assert.True(after.Ordinary.TryRead(after.Ordinary.Done, record));
        Assert.True(record.Reading.Same(reading));
        Assert.Equal(1u, after.Taken);
        Assert.Equal(1, after.Pending);
    }

    [Fact]
    public void Readings_wait_in_the_order_in_which_they_were_taken()
    {
        var outbox = Open();
        for (uint i = 0; i < 100; i++)
        {
            outbox.TryAppend(Readings.Full(1, i));
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (uint)i), Readings.Pending(Open()).Select(r => r.Sequence));
    }

    [Fact]
    public void Acknowledgements_are_marked_now_and_then_and_never_ahead()
    {
        var outbox = Open();
        for (uint i = 0; i < 40; i++)
        {
            outbox.TryAppend(Readings.Full(1, i));
        }

        outbox.Acknowledge(outbox.Ordinary, 0, 3, now: 1000);
        Assert.True(outbox.TrySaveMarkIfDue(now: 2000));
        Assert.Equal(0u, Open().Ordinary.Done);

        Assert.True(outbox.TrySaveMarkIfDue(now: 61_000));
        Assert.Equal(3u, Open().Ordinary.Done);

        outbox.Acknowledge(outbox.Ordinary, 3, 35, now: 61_001);
        Assert.True(outbox.TrySaveMarkIfDue(now: 61_002));
        Assert.Equal(35u, Open().Ordinary.Done);
    }

    [Fact]
    public void A_lost_mark_costs_repetitions_and_no_reading()
    {
        var outbox = Open();
        for (uint i = 0; i < 200; i++)
        {
            outbox.TryAppend(Readings.Full(1, i));
            outbox.Acknowledge(outbox.Ordinary, i, i + 1, now: i * 60_000);
            outbox.TrySaveMarkIfDue(now: (i + 1) * 60_000);
        }

        flash.Files.Remove("outbox-mark.a");
        flash.Files.Remove("outbox-mark.b");

        var after = Open();

        Assert.Equal(128, after.Pending);
        Assert.Equal(200u, after.Taken);
        Assert.Equal(0u, after.Dropped);
    }

    [Fact]
    public void A_lost_ring_does_not_turn_the_count_back()
    {
        var outbox = Open();
        for (uint i = 0; i < 70; i++)
        {
            outbox.TryAppend(Readings.Full(1, i));
        }

        outbox.Acknowledge(outbox.Ordinary, 0, 70, now: 0);
        outbox.TrySaveMarkIfDue(now: 100_000);
        flash.Files.Remove("outbox-00.bin");
        flash.Files.Remove("outbox-01.bin");

        var after = Open();
        Assert.Equal(70u, after.Taken);
        Assert.True(after.TryAppend(Readings.Full(2, 0)));
        Assert.Equal(71u, Open().Taken);
        Assert.Equal(1, Open().Pending);
    }

    [Fact]
    public void A_medium_that_refuses_costs_the_reading_and_leaves_a_mark()
    {
        var storage = new FakeStorage(flash, new Power());
        var outbox = new Node.Outbox(storage, 128);
        outbox.Load();
        outbox.TryAppend(Readings.Full(1, 0));
        storage.Refuses = true;
        Assert.False(outbox.TryAppend(Readings.Full(1, 1)));
        storage.Refuses = false;
        Assert.True(outbox.TryAppend(Readings.Full(1, 2)));

        Assert.Equal(1u, outbox.Dropped);
        Assert.Equal(2u, outbox.Taken);
        Assert.Equal(1u, outbox.Ordinary.GapAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_flash_holds_the_outbox_opens_and_shows_only_whole_readings(int seed)
    {
        var random = new Random(seed);
        var outbox = Open();
        for (uint i = 0; i < 150; i++)
        {
            outbox.TryAppend(Readings.Full(1, i));
        }

        for (var round = 0; round < 200; round++)
        {
            var name = flash.Files.Keys.ElementAt(random.Next(flash.Files.Count));
            var bytes = flash.Files[name];
            switch (random.Next(4))
            {
                case 0 when bytes.Length > 0:
                    flash.Files[name] = bytes[..random.Next(bytes.Length)];
                    break;
                default:
                    if (bytes.Length > 0)
                    {
                        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    }

                    break;
            }

            var after = Open();
            Assert.InRange(after.Pending, 0, 128);
            Assert.All(Readings.Pending(after), r => Assert.True(Readings.Full(1, r.Sequence).Same(r)));
            Assert.True(after.TryAppend(Readings.Full(1, 1000)));
        }
    }

    private Node.Outbox Open()
    {
        var outbox = new Node.Outbox(new FakeStorage(flash, new Power()), 128);
        outbox.Load();
        return outbox;
    }
}
