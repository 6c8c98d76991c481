using EdgeNodes.Contract.Link;
using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan.Link;

public sealed class LinkSenderTests
{
    private static readonly TimeSpan AckTime = TimeSpan.FromSeconds(4);

    private readonly ManualTime time = new();
    private readonly LinkSender sender;
    private readonly LinkWindow receiver = new();
    private long nextId = 1;

    public LinkSenderTests() => sender = new LinkSender(17, AckTime, time);

    [Fact]
    public void A_frame_starts_with_epoch_and_number()
    {
        LinkFrame first = Send(last: false);
        LinkFrame second = Send(last: true);

        Assert.Equal([17, 0], first.Payload[..2]);
        Assert.Equal([0x80 | 17, 1], second.Payload[..2]);
    }

    [Fact]
    public void Every_eighth_frame_and_the_last_one_ask_for_an_acknowledgement()
    {
        bool[] asks = [.. Enumerable.Range(0, 17).Select(i => Send(last: i == 16).Acknowledge)];

        Assert.Equal([7, 15, 16], Enumerable.Range(0, 17).Where(i => asks[i]));
    }

    [Fact]
    public void An_acknowledgement_proves_what_arrived_and_returns_what_got_lost()
    {
        LinkFrame[] frames = [Send(), Send(), Send(last: true)];
        Arrives(frames[0], frames[2]);

        LinkVerdict? verdict = sender.Acknowledge(receiver.ToAck());

        Assert.Equal([frames[0].Records[0], frames[2].Records[0]], verdict!.Proven);
        Assert.Equal(frames[1].Records, verdict.Lost);
        Assert.Equal(0, sender.Unproven);
        Assert.Null(sender.AckDue());
    }

    [Fact]
    public void A_frame_sent_after_the_acknowledgement_left_is_neither_proven_nor_lost()
    {
        LinkFrame first = Send(last: true);
        Arrives(first);
        LinkAck early = receiver.ToAck();
        Send(last: true);

        LinkVerdict? verdict = sender.Acknowledge(early);

        Assert.Equal(first.Records, verdict!.Proven);
        Assert.Empty(verdict.Lost);
        Assert.Equal(1, sender.Unproven);
        Assert.NotNull(sender.AckDue());
    }

    [Fact]
    public void No_more_than_32_frames_are_on_their_way()
    {
        while (sender.CanSend)
        {
            Send();
        }

        Assert.Equal(32, sender.Unproven);
    }

    [Fact]
    public void The_frame_that_fills_the_window_asks()
    {
        LinkFrame? last = null;
        while (sender.CanSend)
        {
            last = Send();
        }

        Assert.True(last!.Acknowledge);
    }

    [Fact]
    public void A_missed_acknowledgement_is_asked_for_with_the_last_frame_and_more_patience()
    {
        Send();
        LinkFrame last = Send(last: true);
        Assert.Null(sender.Question());
        time.Advance(AckTime);
        Assert.Equal(TimeSpan.Zero, sender.AckDue());

        sender.Miss();
        LinkFrame? question = sender.Question();
        sender.Sent(question!);

        Assert.Same(last, question);
        Assert.Equal(2 * AckTime, sender.AckDue());
    }

    [Fact]
    public void Three_missed_acknowledgements_in_a_row_mean_that_the_link_is_down_until_one_comes()
    {
        LinkFrame frame = Send(last: true);
        for (int i = 0; i < 3; i++)
        {
            Assert.False(sender.Down);
            sender.Miss();
            sender.Sent(sender.Question()!);
        }
        Assert.True(sender.Down);
        Assert.False(sender.CanSend);

        Arrives(frame);
        sender.Acknowledge(receiver.ToAck());

        Assert.False(sender.Down);
        Assert.True(sender.CanSend);
    }

    [Fact]
    public void An_acknowledgement_of_an_earlier_start_is_not_believed()
    {
        Send(last: true);

        Assert.Null(sender.Acknowledge(new LinkAck(16, 0, uint.MaxValue)));
        Assert.Equal(1, sender.Unproven);
    }

    [Fact]
    public void The_number_of_a_frame_that_never_left_is_used_again()
    {
        Send();
        LinkFrame stuck = sender.Number(Packed(), last: true);
        sender.Drop(stuck);

        Assert.Equal(1, Send().Number);
    }

    [Fact]
    public void The_number_of_a_frame_that_may_have_arrived_is_never_used_for_other_contents()
    {
        Send();
        LinkFrame doubtful = Send(last: true);
        sender.Drop(doubtful);

        Assert.Equal(2, Send().Number);
    }

    [Fact]
    public void What_never_left_cannot_be_proven()
    {
        LinkFrame stuck = sender.Number(Packed(), last: true);

        LinkVerdict? verdict = sender.Acknowledge(new LinkAck(17, stuck.Number, uint.MaxValue));

        Assert.Empty(verdict!.Proven);
        Assert.Empty(verdict.Lost);
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.3, 2)]
    [InlineData(0.6, 3)]
    public void Whatever_the_air_swallows_every_record_is_proven_and_only_what_arrived_is(double loss, int seed)
    {
        Random random = new(seed);
        Queue<PendingRecord> waiting = new(Enumerable.Range(0, 2000).Select(i => new PendingRecord(i, [1], null, 0)));
        HashSet<long> arrived = [];
        HashSet<long> proven = [];
        for (int step = 0; step < 200_000 && proven.Count < 2000; step++)
        {
            LinkFrame? frame = null;
            if (sender.AckDue() is { } due && due <= TimeSpan.Zero)
            {
                sender.Miss();
            }
            if (sender.CanSend && waiting.TryDequeue(out PendingRecord? record))
            {
                frame = sender.Number(new PackedFrame(10, [], [record]), last: waiting.Count == 0);
            }
            else
            {
                frame = sender.Question();
            }
            if (frame is not null)
            {
                Leave(frame);
                if (random.NextDouble() >= loss)
                {
                    Arrives(frame);
                    arrived.UnionWith(frame.Records.Select(r => r.Id));
                    if (frame.Acknowledge && random.NextDouble() >= loss)
                    {
                        LinkVerdict verdict = sender.Acknowledge(receiver.ToAck())!;
                        Assert.All(verdict.Proven, r => Assert.Contains(r.Id, arrived));
                        proven.UnionWith(verdict.Proven.Select(r => r.Id));
                        verdict.Lost.ToList().ForEach(waiting.Enqueue);
                    }
                }
            }
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2000, proven.Count);
    }

    private LinkFrame Send(bool last = false)
    {
        LinkFrame frame = sender.Number(Packed(), last);
        Leave(frame);
        return frame;
    }

    private void Leave(LinkFrame frame)
    {
        frame.MayHaveLeft = true;
        sender.Sent(frame);
    }

    private PackedFrame Packed() => new(10, [1, 2, 3], [new PendingRecord(nextId++, [1], null, 0)]);

    private void Arrives(params LinkFrame[] frames)
    {
        foreach (LinkFrame frame in frames)
        {
            Assert.True(LinkHeader.TryRead(frame.Payload, 0, frame.Payload.Length, out LinkHeader header));
            receiver.Note(header);
        }
    }
}
