using System.Threading.Channels;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Buffer;

/// <summary>Many senders share one commit, and no commit grows beyond what the disk takes well.</summary>
public sealed class BatchCollectorTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly Channel<StoreRequest> requests = Channel.CreateUnbounded<StoreRequest>();

    [Fact]
    public void Who_waits_already_comes_along_in_the_order_of_coming()
    {
        var sent = Enumerable.Range(1, 5).Select(i => Send((uint)i)).ToList();
        Assert.Equal(sent, Collector(window: TimeSpan.Zero).Gather());
    }

    [Fact]
    public void A_commit_begins_at_once_when_enough_records_wait_however_long_its_window_is()
    {
        var sent = Enumerable.Range(1, 5).Select(i => Send((uint)i)).ToList();
        var collector = Collector(window: Long, rows: 3);
        Assert.Equal(sent[..3], collector.Gather());
        Complete();
        Assert.Equal(sent[3..], collector.Gather());
    }

    [Fact]
    public void A_commit_begins_at_once_when_its_payloads_would_fill_the_log()
    {
        var big = new BufferEntry[200];
        Array.Fill(big, Frames.Entry(1, 1) with { Payload = new byte[1000] });
        var first = Send(big);
        Send(7);
        Assert.Equal([first], Collector(window: Long, maxBytes: 1 << 20).Gather());
    }

    [Fact]
    public async Task Who_comes_within_the_window_shares_the_commit()
    {
        var first = Send(1);
        var collector = Collector(window: Long, rows: 2);
        var gathering = Task.Run(collector.Gather);
        var second = Send(2);
        Assert.Equal([first, second], await gathering.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public void A_call_for_housekeeping_wakes_and_is_no_part_of_a_batch()
    {
        Assert.True(requests.Writer.TryWrite(StoreRequest.Wake));
        var collector = Collector(window: TimeSpan.Zero);
        Assert.True(collector.Wait(Long, out var any));
        Assert.True(any);
        Assert.Empty(collector.Gather());
    }

    [Fact]
    public void A_wait_in_vain_says_so_and_the_next_one_still_finds_what_came()
    {
        var collector = Collector(window: TimeSpan.Zero);
        Assert.True(collector.Wait(TimeSpan.Zero, out var any));
        Assert.False(any);
        var sent = Send(1);
        Assert.True(collector.Wait(Long, out any));
        Assert.True(any);
        Assert.Equal([sent], collector.Gather());
    }

    [Fact]
    public void When_nobody_will_send_any_more_the_wait_ends_but_not_before_the_last_was_taken()
    {
        Send(1);
        Complete();
        var collector = Collector(window: Long);
        Assert.True(collector.Wait(Long, out var any) && any);
        Assert.Single(collector.Gather());
        Assert.False(collector.Wait(Long, out any));
        Assert.False(any);
    }

    private StoreRequest Send(uint sequence) => Send([Frames.Entry(1, sequence)]);

    private StoreRequest Send(BufferEntry[] entries)
    {
        var request = new StoreRequest(entries);
        Assert.True(requests.Writer.TryWrite(request));
        return request;
    }

    private void Complete() => requests.Writer.Complete();

    private BatchCollector Collector(TimeSpan window, int rows = 1024, long maxBytes = 1L << 30) =>
        new(requests.Reader, new BufferOptions { Folder = "nowhere", Uplinks = [], CommitWindow = window, MaxRowsPerCommit = rows, MaxBytes = maxBytes });
}
