using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Ingest;

public sealed class PublishingTests
{
    private const string Up = "node/aq-0007/up";

    [Theory]
    [InlineData("mqttv311")]
    [InlineData("mqttv5")]
    public async Task A_frame_of_mosquitto_pub_is_on_disk_when_it_is_acknowledged(string version)
    {
        await using IngestRig rig = await IngestRig.Start();
        (int code, _, string errors) = await rig.MosquittoPub(Up, Frames.Frame(Frames.Reading(7, 1)), "-V", version);
        Assert.True(code == 0, errors);
        Assert.Equal("", errors);
        Assert.Equal(1, rig.Store.Buffer.Status.Stored);
    }

    [Fact]
    public async Task A_frame_of_several_readings_becomes_several_records_that_decode_alone()
    {
        await using IngestRig rig = await IngestRig.Start();
        Reading[] readings = [Frames.Reading(7, 1), Frames.Reading(7, 2, temperature: 22), Frames.Reading(9, 5)];
        await rig.MosquittoPub(Up, Frames.Frame(readings));
        List<BufferedRecord> records = await rig.Store.ReadAll();
        Assert.Equal(3, records.Count);
        for (int i = 0; i < 3; i++)
        {
            var decoded = new Reading();
            Assert.True(new FrameDecoder(records[i].Payload, 0, records[i].Payload.Length).Next(decoded));
            Assert.True(decoded.Same(readings[i]));
        }
    }

    [Fact]
    public async Task Many_publishes_of_one_node_are_under_way_at_once_and_acknowledged_in_order()
    {
        using var hold = new ManualResetEventSlim();
        await using IngestRig rig = await IngestRig.Start(beforeCommit: hold.Wait);
        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (node)
        {
            // While the disk holds the first commit the node may go on sending; nothing is acknowledged.
            for (ushort id = 1; id <= 50; id++)
            {
                await node.Publish(Up, Frames.Frame(Frames.Reading(7, id)), id);
            }

            Task<ushort?> first = node.PubAck();
            Assert.False(first.IsCompleted);
            hold.Set();
            Assert.Equal((ushort)1, await first);
            for (ushort id = 2; id <= 50; id++)
            {
                Assert.Equal(id, await node.PubAck());
            }
        }

        Assert.InRange(rig.Store.Buffer.Status.Commits, 1, 25);
        Assert.Equal(Enumerable.Range(1, 50).Select(i => (uint)i), (await rig.Store.ReadAll()).Select(record => record.Sequence));
    }

    [Fact]
    public async Task More_than_the_window_of_one_node_waits_in_its_socket_and_is_stored_all_the_same()
    {
        await using IngestRig rig = await IngestRig.Start();
        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (node)
        {
            for (ushort id = 1; id <= 1000; id++)
            {
                await node.Publish(Up, Frames.Frame(Frames.Reading(7, id)), id);
            }

            for (ushort id = 1; id <= 1000; id++)
            {
                Assert.Equal(id, await node.PubAck());
            }
        }

        Assert.Equal(1000, rig.Store.Buffer.Status.Stored);
    }

    [Fact]
    public async Task A_node_whose_acknowledgement_got_lost_sends_again_and_is_stored_once()
    {
        await using IngestRig rig = await IngestRig.Start();
        byte[] frame = Frames.Frame(Frames.Reading(7, 1));
        (RawNode first, _) = await RawNode.Connect(rig.Port, "aq-0007");
        await first.Publish(Up, frame, 5);
        await Eventually.True(() => rig.Store.Buffer.Status.Stored == 1, "the first copy is stored");
        first.Dispose();

        (RawNode second, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (second)
        {
            await second.Publish(Up, frame, 5, again: true);
            Assert.Equal((ushort)5, await second.PubAck());
        }

        Assert.Equal((1L, 1L), (rig.Store.Buffer.Status.Rows, rig.Store.Buffer.Status.Duplicates));
    }

    [Fact]
    public async Task A_node_that_is_back_while_its_old_connection_waits_for_the_disk_loses_nothing()
    {
        using var hold = new ManualResetEventSlim();
        await using IngestRig rig = await IngestRig.Start(beforeCommit: hold.Wait);
        (RawNode old, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (old)
        {
            for (ushort id = 1; id <= PublishFlow.MaxInFlight + 10; id++)
            {
                await old.Publish(Up, Frames.Frame(Frames.Reading(7, id)), id);
            }

            Task<(RawNode Node, int Code)> coming = RawNode.Connect(rig.Port, "aq-0007");
            hold.Set();
            using RawNode back = (await coming).Node;

            // The same packet ids as before, other readings: what the old connection began does not acknowledge them.
            for (ushort id = 1; id <= PublishFlow.MaxInFlight + 10; id++)
            {
                await back.Publish(Up, Frames.Frame(Frames.Reading(7, 1000u + id)), id);
            }

            for (ushort id = 1; id <= PublishFlow.MaxInFlight + 10; id++)
            {
                Assert.Equal(id, await back.PubAck());
            }
        }

        Assert.Superset(
            Enumerable.Range(1001, PublishFlow.MaxInFlight + 10).Select(i => (uint)i).ToHashSet(),
            (await rig.Store.ReadAll()).Select(record => record.Sequence).ToHashSet());
    }

    [Fact]
    public async Task A_full_disk_closes_a_3_1_1_connection_without_an_acknowledgement_and_the_copy_arrives_later()
    {
        bool full = true;
        await using IngestRig rig = await IngestRig.Start(beforeCommit: () =>
        {
            if (Volatile.Read(ref full))
            {
                throw new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13);
            }
        });
        byte[] frame = Frames.Frame(Frames.Reading(7, 1));
        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (node)
        {
            await node.Publish(Up, frame, 1);
            Assert.Null(await node.PubAck());
        }

        Volatile.Write(ref full, false);
        (RawNode again, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (again)
        {
            await again.Publish(Up, frame, 1, again: true);
            Assert.Equal((ushort)1, await again.PubAck());
        }

        Assert.Equal(1, rig.Store.Buffer.Status.Rows);
        Assert.Equal(1, rig.Refusals.Counts[RefusalReasons.Disk]);
    }

    [Fact]
    public async Task A_full_disk_is_told_to_an_mqtt_5_client_by_its_reason_code()
    {
        await using IngestRig rig = await IngestRig.Start(beforeCommit: () => throw new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13));
        (_, string output, string errors) = await rig.MosquittoPub(Up, Frames.Frame(Frames.Reading(7, 1)), "-V", "mqttv5");
        Assert.Contains("Implementation specific error", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_of_a_node_without_a_clock_is_dated_on_arrival()
    {
        await using IngestRig rig = await IngestRig.Start();
        Reading reading = Frames.Reading(7, 1);
        reading.Time = 12;
        reading.TimeQuality = TimeQuality.Unknown;
        await rig.MosquittoPub(Up, Frames.Frame(reading));
        BufferedRecord record = Assert.Single(await rig.Store.ReadAll());
        var stored = new Reading();
        Assert.True(new FrameDecoder(record.Payload, 0, record.Payload.Length).Next(stored));
        Assert.Equal(TimeQuality.Gateway, stored.TimeQuality);
        Assert.InRange(stored.Time, (uint)DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeSeconds(), uint.MaxValue);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    public async Task Other_qualities_of_service_are_stored_too(string quality)
    {
        await using IngestRig rig = await IngestRig.Start();
        (int code, _, string errors) = await rig.MosquittoPub(Up, Frames.Frame(Frames.Reading(7, 1)), "-q", quality);
        Assert.True(code == 0, errors);
        await Eventually.True(() => rig.Store.Buffer.Status.Stored == 1, "the reading is stored");
    }
}
