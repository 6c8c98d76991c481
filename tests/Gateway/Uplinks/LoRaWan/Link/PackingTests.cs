using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan.Link;

public sealed class PackingTests
{
    private readonly ManualTime time = new();
    private readonly FramePacker packer = new();

    [Fact]
    public void A_frame_holds_as_many_of_the_oldest_readings_as_fit_and_loses_none_of_them()
    {
        RecordWindow window = Window(200);
        HashSet<(string, uint)> delivered = [];
        int frames = 0;
        while (window.Waiting > 0)
        {
            PackedFrame packed = packer.Readings(window.Readings(256), 49)!;
            Assert.InRange(packed.Body.Length, 1, 49);
            long oldest = window.Readings(1)[0].Id;
            Assert.Contains(packed.Records, record => record.Id == oldest);
            window.Take(packed.Records);
            FrameDecoder decoder = new(packed.Body, 0, packed.Body.Length);
            Reading reading = new();
            while (decoder.Next(reading))
            {
                delivered.Add((reading.Node.ToString(), reading.Sequence));
            }
            Assert.Equal(FrameError.None, decoder.Error);
            frames++;
        }

        Assert.Equal(200, delivered.Count);
        Assert.InRange(frames, 20, 80);
    }

    [Fact]
    public void Readings_of_one_node_share_a_block_so_a_frame_is_shorter_than_its_parts()
    {
        IReadOnlyList<PendingRecord> readings = Window(20).Readings(256);
        int alone = readings.Sum(record => packer.Readings([record], 64)!.Body.Length);

        PackedFrame together = packer.Readings(readings, 216)!;

        Assert.Equal(20, together.Records.Count);
        Assert.True(together.Body.Length < 0.6 * alone, $"{together.Body.Length} bytes together, {alone} alone");
    }

    [Fact]
    public void A_reading_that_does_not_fit_alone_is_not_packed() => Assert.Null(packer.Readings(Window(1).Readings(1), 4));

    [Fact]
    public void Alarms_overtake_ordinary_readings()
    {
        RecordWindow window = Window(10);
        window.Add(Noise.Record(11, 99, ReadingFlags.Alarm));

        Assert.True(window.HasUrgent);
        Assert.Equal(11, window.Readings(256)[0].Id);
    }

    [Fact]
    public void Answers_go_each_behind_its_length()
    {
        RecordWindow window = new(10, time);
        window.Add(new BufferedRecord(1, RecordKind.Answer, Frames.Node(1), 0, 1, [1, 2, 3]));
        window.Add(new BufferedRecord(2, RecordKind.Answer, Frames.Node(1), 0, 2, [4, 5]));

        PackedFrame? both = packer.Answers(window.Answers(256), 7);
        PackedFrame? one = packer.Answers(window.Answers(256), 6);

        Assert.Equal(11, both!.Port);
        Assert.Equal([3, 1, 2, 3, 2, 4, 5], both.Body);
        Assert.Single(one!.Records);
    }

    [Fact]
    public void The_cursor_moves_only_over_what_is_proven_without_a_gap()
    {
        RecordWindow window = Window(4);
        IReadOnlyList<PendingRecord> records = window.Readings(4);
        window.Take(records);

        Assert.Null(window.Prove([records[1]]));
        Assert.Equal(2, window.Prove([records[0]]));
        Assert.Null(window.Prove([records[3]]));
        Assert.Equal(4, window.Prove([records[2], records[3]]));
        Assert.Equal(4, window.Proven);
    }

    [Fact]
    public void What_got_lost_waits_again_in_its_old_place_and_what_is_proven_does_not()
    {
        RecordWindow window = Window(3);
        IReadOnlyList<PendingRecord> records = window.Readings(3);
        window.Take(records);
        window.Prove([records[2]]);

        window.Return(records);

        Assert.Equal([1, 2], window.Readings(9).Select(record => record.Id));
    }

    [Fact]
    public void A_record_that_cannot_be_read_is_passed_over_and_said_so()
    {
        RecordWindow window = new(10, time);

        Assert.False(window.Add(new BufferedRecord(5, RecordKind.Reading, Frames.Node(1), 1, 1, [0xFF, 1, 2])));
        Assert.False(window.Add(new BufferedRecord(6, RecordKind.Answer, Frames.Node(1), 0, 1, new byte[17])));

        Assert.Equal(6, window.Advance());
        Assert.Equal(0, window.Waiting);
    }

    [Fact]
    public void A_full_window_takes_no_more()
    {
        RecordWindow window = new(2, time);
        window.Add(Noise.Record(1, 1));
        Assert.False(window.Full);
        window.Add(Noise.Record(2, 2));
        Assert.True(window.Full);
    }

    private RecordWindow Window(int readings)
    {
        RecordWindow window = new(4096, time);
        for (int i = 0; i < readings; i++)
        {
            Assert.True(window.Add(Noise.Record(i + 1, i)));
        }
        return window;
    }
}
