using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;
using Microsoft.Data.Sqlite;

namespace EdgeNodes.Gateway.Tests.Buffer;

public sealed class BrokenDiskTests
{
    private const int SqliteFull = 13;

    [Fact]
    public async Task A_full_disk_means_no_acknowledgement_one_error_and_recovery_by_itself()
    {
        using var folder = new TempFolder();
        bool full = false;
        await using var buffer = new TestBuffer(folder, beforeCommit: () =>
        {
            if (Volatile.Read(ref full))
            {
                throw new SqliteException("database or disk is full", SqliteFull);
            }
        });
        await buffer.Store(Frames.Entry(1, 1));
        Volatile.Write(ref full, true);
        for (int attempt = 0; attempt < 5; attempt++)
        {
            StoreResult result = await buffer.Buffer.StoreAsync([Frames.Entry(1, 2)]).WaitAsync(Eventually.Limit);
            Assert.Equal(StoreVerdict.Failed, result.Verdict);
        }

        string error = Assert.Single(buffer.Log.Errors);
        Assert.Contains($"The disk of {folder.Path} is full: make room on it", error, StringComparison.Ordinal);
        Assert.NotNull(buffer.Buffer.Status.Failure);

        Volatile.Write(ref full, false);
        await buffer.Store(Frames.Entry(1, 2));
        Assert.Null(buffer.Buffer.Status.Failure);
        Assert.Equal([1u, 2u], (await buffer.ReadAll()).Select(record => record.Sequence));
        Assert.Contains(buffer.Log.Lines, line => line.Text.StartsWith("The buffer stores again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_set_aside_and_the_gateway_starts()
    {
        using var folder = new TempFolder();
        byte[] rubbish = [.. Enumerable.Repeat((byte)'x', 20000)];
        await File.WriteAllBytesAsync(folder["buffer.db"], rubbish);
        await using var buffer = new TestBuffer(folder);
        await buffer.Store(Frames.Entry(1, 1));
        string aside = Assert.Single(buffer.Buffer.Status.SetAside);
        Assert.Equal(rubbish, await File.ReadAllBytesAsync(aside));
        Assert.Contains("set aside as " + aside, Assert.Single(buffer.Log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bits_that_flipped_in_the_tree_are_noticed_at_start()
    {
        using var folder = new TempFolder();
        await using (var first = new TestBuffer(folder))
        {
            await first.Store([.. Enumerable.Range(0, 20000).Select(i => Frames.Entry(1, (uint)i))]);
        }

        byte[] file = await File.ReadAllBytesAsync(folder["buffer.db"]);
        Array.Fill(file, (byte)0x5A, 50 * 4096, 12 * 4096);
        await File.WriteAllBytesAsync(folder["buffer.db"], file);
        await using var second = new TestBuffer(folder);
        Assert.Single(second.Buffer.Status.SetAside);
        await second.Store(Frames.Entry(1, 50000));

        // What stands before and behind the damage is saved, in its order; only the damaged pages are lost.
        uint[] saved = [.. (await second.ReadAll()).Select(record => record.Sequence)];
        Assert.InRange(saved.Length, 15000, 20000);
        Assert.Equal(saved.Order(), saved);
        Assert.Equal((0u, 50000u), (saved[0], saved[^1]));
    }

    [Fact]
    public async Task A_file_that_turns_corrupt_at_work_is_set_aside_and_what_can_be_read_goes_on()
    {
        using var folder = new TempFolder();
        bool corrupt = false;
        await using var buffer = new TestBuffer(folder, ["mqtt"], beforeCommit: () =>
        {
            if (Interlocked.Exchange(ref corrupt, false))
            {
                throw new SqliteException("database disk image is malformed", 11);
            }
        });
        await buffer.Store(Frames.Entry(1, 1), Frames.Entry(1, 2));
        await buffer.Prove("mqtt", 1);
        await Eventually.True(() => buffer.Buffer.Status.Rows == 1, "the proved row is gone");
        Volatile.Write(ref corrupt, true);
        await buffer.Store(Frames.Entry(1, 3));
        Assert.Single(buffer.Buffer.Status.SetAside);

        // Ids go on, so an uplink that reads on notices nothing; what was proved or stored stays known.
        Assert.Equal([(2L, 2u), (3L, 3u)], (await buffer.ReadAll(1)).Select(record => (record.Id, record.Sequence)));
        await buffer.Store(Frames.Entry(1, 1), Frames.Entry(1, 2));
        Assert.Equal((2L, 2L), (buffer.Buffer.Status.Rows, buffer.Buffer.Pending("mqtt")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_that_a_full_disk_kept_from_being_saved_are_saved_later(bool restart)
    {
        using var folder = new TempFolder();
        bool corrupt = false;
        bool full = true;
        await using (var buffer = new TestBuffer(
            folder,
            beforeCommit: () =>
            {
                if (Interlocked.Exchange(ref corrupt, false))
                {
                    throw new SqliteException("database disk image is malformed", 11);
                }
            },
            beforeSalvage: () =>
            {
                if (Volatile.Read(ref full))
                {
                    throw new SqliteException("database or disk is full", SqliteFull);
                }
            }))
        {
            await buffer.Store(Frames.Entry(1, 1), Frames.Entry(1, 2));
            Volatile.Write(ref corrupt, true);
            StoreResult failed = await buffer.Buffer.StoreAsync([Frames.Entry(1, 3)]).WaitAsync(Eventually.Limit);
            Assert.Equal(StoreVerdict.Failed, failed.Verdict);
            if (!restart)
            {
                Volatile.Write(ref full, false);
                await buffer.Store(Frames.Entry(1, 3));
                Assert.Equal([1u, 2u, 3u], (await buffer.ReadAll()).Select(record => record.Sequence));
                return;
            }
        }

        await using var second = new TestBuffer(folder);
        await second.Store(Frames.Entry(1, 3));
        Assert.Equal([1u, 2u, 3u], (await second.ReadAll()).Select(record => record.Sequence));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.unsaved"));
    }

    [Fact]
    public void A_data_folder_that_cannot_be_made_is_named_with_the_remedy()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["data"], "a file, not a folder");
        var refusal = Assert.Throws<BufferUnavailableException>(() => new TestBuffer(folder["data"]));
        Assert.Contains(folder["data"], refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_frames_are_kept_as_evidence_and_bounded()
    {
        using var folder = new TempFolder();
        await using (var buffer = new TestBuffer(folder))
        {
            for (int i = 0; i < 1005; i++)
            {
                _ = buffer.Buffer.KeepRefusedAsync(new RefusedFrame(DateTimeOffset.UnixEpoch, "aq-0001", "node/aq-0001/up", "too short", [(byte)i]));
            }

            StoreResult last = await buffer.Buffer.KeepRefusedAsync(new RefusedFrame(DateTimeOffset.UnixEpoch, "aq-0001", "t", "too long", new byte[10000]));
            Assert.True(last.IsDurable);
        }

        using var connection = new SqliteConnection($"Data Source={folder["buffer.db"]};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) || ' ' || max(length(payload)) FROM refused";
        Assert.Equal("1000 4096", command.ExecuteScalar());
    }
}
