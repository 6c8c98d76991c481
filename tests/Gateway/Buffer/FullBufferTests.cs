using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Buffer;

public sealed class FullBufferTests
{
    [Fact]
    public async Task The_oldest_ordinary_readings_go_first_and_alarms_stay()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder, maxBytes: BufferOptions.MinBytes);
        await buffer.Store([.. Enumerable.Range(0, 50).Select(i => Frames.Entry(2, (uint)i, alarm: true))]);
        for (uint round = 0; round < 60; round++)
        {
            await buffer.Store([.. Enumerable.Range(0, 500).Select(i => Frames.Entry(1, (round * 500) + (uint)i))]);
            Assert.InRange(buffer.Buffer.Status.Bytes, 0, BufferOptions.MinBytes);
        }

        BufferStatus status = buffer.Buffer.Status;
        List<BufferedRecord> left = await buffer.ReadAll();
        Assert.Equal(50, left.Count(record => record.Node.Is(Frames.Node(2))));
        uint[] ordinary = [.. left.Where(record => record.Node.Is(Frames.Node(1))).Select(record => record.Sequence)];
        Assert.Equal(29999u, ordinary[^1]);
        Assert.Equal(Enumerable.Range(0, ordinary.Length).Select(i => ordinary[0] + (uint)i), ordinary);
        Assert.Equal(30000 - ordinary.Length, status.Dropped["full"]);
        Assert.Equal(left.Count, status.Rows);
        Assert.Equal(left.Count, buffer.Buffer.Pending("mqtt"));
    }

    [Fact]
    public async Task Rows_that_are_proved_make_room_before_anything_is_given_up()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder, maxBytes: BufferOptions.MinBytes);
        for (uint round = 0; round < 60; round++)
        {
            await buffer.Store([.. Enumerable.Range(0, 500).Select(i => Frames.Entry(1, (round * 500) + (uint)i))]);
            await buffer.Prove("mqtt", long.MaxValue);
        }

        Assert.Empty(buffer.Buffer.Status.Dropped);
    }

    [Fact]
    public async Task A_buffer_full_of_alarms_takes_alarms_for_the_oldest_and_refuses_the_ordinary()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder, maxBytes: BufferOptions.MinBytes);
        for (uint round = 0; round < 60; round++)
        {
            await buffer.Store([.. Enumerable.Range(0, 500).Select(i => Frames.Entry(1, (round * 500) + (uint)i, alarm: true))]);
        }

        StoreResult ordinary = await buffer.Buffer.StoreAsync([Frames.Entry(2, 1)]);
        Assert.Equal(StoreVerdict.Full, ordinary.Verdict);
        Assert.True(buffer.Buffer.Status.Dropped["full of alarms"] > 0);
        await buffer.Store(Frames.Entry(2, 2, alarm: true));
        Assert.Equal(2u, (await buffer.ReadAll())[^1].Sequence);
    }

    [Fact]
    public async Task Refused_frames_never_push_out_a_reading()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder, maxBytes: BufferOptions.MinBytes);
        await buffer.Store([.. Enumerable.Range(0, 500).Select(i => Frames.Entry(1, (uint)i))]);
        for (int i = 0; i < 300; i++)
        {
            StoreResult kept = await buffer.Buffer.KeepRefusedAsync(
                new RefusedFrame(DateTimeOffset.UnixEpoch, "aq-0001", "node/aq-0001/up", "too short", new byte[RefusedFrame.MaxPayload]));
            Assert.True(kept.IsDurable, kept.Reason);
        }

        await buffer.Store(Frames.Entry(1, 500));
        Assert.Empty(buffer.Buffer.Status.Dropped);
        Assert.Equal(501, (await buffer.ReadAll()).Count);
    }

    [Fact]
    public async Task What_was_given_up_is_still_counted_after_a_restart()
    {
        using var folder = new TempFolder();
        long dropped;
        await using (var first = new TestBuffer(folder, maxBytes: BufferOptions.MinBytes))
        {
            for (uint round = 0; round < 50; round++)
            {
                await first.Store([.. Enumerable.Range(0, 500).Select(i => Frames.Entry(1, (round * 500) + (uint)i))]);
            }

            dropped = first.Buffer.Status.Dropped["full"];
        }

        await using var second = new TestBuffer(folder, maxBytes: BufferOptions.MinBytes);
        Assert.Equal(dropped, second.Buffer.Status.Dropped["full"]);
        Assert.Equal(25000 - dropped, second.Buffer.Status.Rows);
        Assert.Equal(25000 - dropped, (await second.ReadAll()).Count);
    }
}
