using EdgeNodes.Contract.Link;

namespace EdgeNodes.Contract.Tests.Link;

public sealed class LinkTests
{
    [Fact]
    public void Header_and_acknowledgement_come_back_whole()
    {
        var bytes = new byte[8];
        new LinkHeader(93, 250, true).Write(bytes, 0);
        Assert.True(LinkHeader.TryRead(bytes, 0, 2, out var header));
        Assert.Equal((93, 250, true), (header.Epoch, header.Number, header.Acknowledge));
        new LinkAck(93, 250, 0x80000001).Write(bytes, 0);
        Assert.True(LinkAck.TryRead(bytes, 0, LinkAck.Length, out var ack));
        Assert.Equal((93, 250, 0x80000001), (ack.Epoch, ack.Highest, ack.Bitmap));
    }

    [Fact]
    public void Short_or_odd_bytes_are_neither()
    {
        Assert.False(LinkHeader.TryRead([1], 0, 1, out _));
        Assert.False(LinkAck.TryRead(new byte[5], 0, 5, out _));
        Assert.False(LinkAck.TryRead([0x80, 0, 0, 0, 0, 0], 0, 6, out _));
    }

    [Fact]
    public void An_acknowledgement_proves_what_arrived_and_nothing_else()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var window = new LinkWindow();
            var arrived = new HashSet<int>();
            var start = random.Next(256);
            for (var step = 0; step < LinkHeader.Window; step++)
            {
                if (random.Next(10) > 0)
                {
                    var number = (start + step) & 0xFF;
                    Assert.True(window.Note(new LinkHeader(5, number, false)));
                    Assert.False(window.Note(new LinkHeader(5, number, false)));
                    arrived.Add(number);
                }
            }

            for (var step = 0; step < LinkHeader.Window && arrived.Count > 0; step++)
            {
                var number = (start + step) & 0xFF;
                Assert.Equal(arrived.Contains(number), window.ToAck().Proves(number));
            }
        }
    }

    [Fact]
    public void A_late_frame_fills_its_gap()
    {
        var window = new LinkWindow();
        foreach (var number in new[] { 254, 0, 1, 255 })
        {
            Assert.True(window.Note(new LinkHeader(1, number, false)));
        }

        Assert.Equal(1, window.Highest);
        Assert.All(new[] { 254, 255, 0, 1 }, number => Assert.True(window.ToAck().Proves(number)));
        Assert.False(window.ToAck().Proves(253));
        Assert.False(window.ToAck().Covers(2));
    }

    [Fact]
    public void A_new_epoch_proves_nothing_of_the_old_one()
    {
        var window = new LinkWindow();
        window.Note(new LinkHeader(1, 10, false));
        window.Note(new LinkHeader(2, 200, false));
        Assert.Equal(2, window.ToAck().Epoch);
        Assert.False(window.ToAck().Proves(10));
    }

    [Fact]
    public void The_window_survives_a_restart()
    {
        var window = new LinkWindow();
        window.Note(new LinkHeader(1, 10, false));
        window.Note(new LinkHeader(1, 42, false));
        var again = new LinkWindow(window.Epoch, window.Highest, window.Bitmap);
        Assert.True(again.ToAck().Proves(10));
        Assert.False(again.Note(new LinkHeader(1, 10, false)));
    }
}
