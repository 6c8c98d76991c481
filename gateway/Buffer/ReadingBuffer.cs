using System.Threading.Channels;
using EdgeNodes.Gateway.Clock;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>
/// The buffer on disk. Many senders share one commit; what <see cref="StoreAsync"/> calls stored survives a power cut, goes
/// to every uplink in the order of its ids, and leaves when all of them proved it.
/// </summary>
public sealed class ReadingBuffer : IBufferFeed, IAsyncDisposable
{
    private readonly BufferOptions options;
    private readonly Channel<StoreRequest> requests;
    private readonly BufferFiles files;
    private readonly BufferWriter writer;
    private readonly BufferReader reader;
    private readonly TimeProvider time;
    private readonly UplinkCursors cursors;

    /// <summary>Opens the buffer; a corrupt file is set aside and a new one begun.</summary>
    /// <exception cref="BufferUnavailableException">The folder cannot be used; the message names the remedy.</exception>
    public ReadingBuffer(BufferOptions options, TimeProvider time, ILogger<ReadingBuffer> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        SQLitePCL.Batteries_V2.Init();
        this.options = options;
        this.time = time;
        files = new BufferFiles(options.Folder);
        try
        {
            Epoch = (int)(StartCounter.Next(options.Folder) & 0x7F);
            cursors = new UplinkCursors(options.Uplinks);
            reader = new BufferReader(files.Database);
            requests = Channel.CreateBounded<StoreRequest>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
            writer = new BufferWriter(options, files, reader, new BufferState(cursors), requests.Reader, time, logger);
            writer.Start();
        }
        catch (Exception error) when (SqliteFaults.IsDisk(error))
        {
            files.Dispose();
            throw new BufferUnavailableException(SqliteFaults.Explain(error, options.Folder), error);
        }
        catch
        {
            files.Dispose();
            throw;
        }

        BufferLog.Opened(logger, Status.Rows, files.Bytes, Epoch);
    }

    /// <inheritdoc/>
    public int Epoch { get; }

    /// <summary>How it stands now.</summary>
    public BufferStatus Status => writer.Status(files.Bytes);

    /// <summary>
    /// Stores records with the next commit, all or none. Calls of one sender that follow each other are stored in that
    /// order, without waiting for one another; the task ends after the fsync and never faults.
    /// </summary>
    public Task<StoreResult> StoreAsync(IReadOnlyList<BufferEntry> entries) => Send(new StoreRequest(entries));

    /// <summary>Keeps what can never become a reading, bounded, as evidence.</summary>
    public Task<StoreResult> KeepRefusedAsync(RefusedFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Send(new StoreRequest([], frame.Payload.Length <= RefusedFrame.MaxPayload ? frame : frame with { Payload = frame.Payload[..RefusedFrame.MaxPayload] }));
    }

    /// <inheritdoc/>
    public long Cursor(string uplink) => cursors.Live(uplink);

    /// <inheritdoc/>
    public long Pending(string uplink) => cursors.Pending(uplink);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<BufferedRecord>> ReadAsync(long afterId, int max, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival = writer.NextArrival;
            if (writer.LastId > afterId)
            {
                try
                {
                    List<BufferedRecord> records = await reader.ReadAsync(afterId, max, cancellationToken).ConfigureAwait(false);
                    if (records.Count > 0)
                    {
                        return records;
                    }
                }
                catch (Exception error) when (SqliteFaults.IsDisk(error))
                {
                    // The writer tells of the fault when it meets it; here it is enough to try again.
                    await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken).ConfigureAwait(false);
                    continue;
                }
            }

            await arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask ProveAsync(string uplink, long upToId, CancellationToken cancellationToken)
    {
        if (cursors.Prove(uplink, Math.Min(upToId, writer.LastId)))
        {
            // A full queue needs no wake-up: the writer is at work and keeps house as it goes.
            requests.Writer.TryWrite(StoreRequest.Wake);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Stores what waits, saves the cursors, closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        requests.Writer.TryComplete();
        await writer.Stopped.ConfigureAwait(false);
        reader.Dispose();
        files.Dispose();
    }

    private Task<StoreResult> Send(StoreRequest request) =>
        requests.Writer.TryWrite(request) ? request.Completion : SendSlowlyAsync(request);

    private async Task<StoreResult> SendSlowlyAsync(StoreRequest request)
    {
        try
        {
            await requests.Writer.WriteAsync(request).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            return new StoreResult(StoreVerdict.Failed, 0, 0, "the gateway stops");
        }

        return await request.Completion.ConfigureAwait(false);
    }
}
