using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>The one thread that writes: it gathers a batch, commits it, tells the waiters, keeps house when there is time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The thread that alone uses the database closes it when it ends.")]
internal sealed class BufferWriter
{
    private readonly BufferOptions options;
    private readonly BufferFiles files;
    private readonly BufferReader reader;
    private readonly BufferState state;
    private readonly BatchCollector collector;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly BufferHealth health;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> unsaved = [];
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BufferDatabase? database;
    private long lastId;

    public BufferWriter(
        BufferOptions options, BufferFiles files, BufferReader reader, BufferState state, ChannelReader<StoreRequest> requests,
        TimeProvider time, ILogger logger)
    {
        this.options = options;
        this.files = files;
        this.reader = reader;
        this.state = state;
        this.time = time;
        this.logger = logger;
        health = new BufferHealth(time, logger);
        collector = new BatchCollector(requests, options);
    }

    /// <summary>Ends when the thread has ended.</summary>
    public Task Stopped => stopped.Task;

    /// <summary>The highest id committed.</summary>
    public long LastId => Volatile.Read(ref lastId);

    /// <summary>Ends with the next commit that adds records.</summary>
    public Task NextArrival => Volatile.Read(ref arrival).Task;

    public BufferStatus Status(long bytes) => health.Status(bytes);

    /// <summary>Opens the file on the caller's thread, so that the start fails where it can be told, then starts the writer.</summary>
    public void Start()
    {
        OpenFirst();
        Volatile.Write(ref lastId, state.LastId);
        health.Note(state, null);
        new Thread(Run) { IsBackground = true, Name = "buffer writer" }.Start();
    }

    private void OpenFirst()
    {
        try
        {
            database = new BufferDatabase(files.Database, options);
            if (database.Check() is { } fault)
            {
                throw new InvalidDataException(fault);
            }

            unsaved.AddRange(files.Unsaved());
            SaveRows();
            state.Load(database);
        }
        catch (Exception error) when (SqliteFaults.IsCorrupt(error) || error is InvalidDataException)
        {
            PutAside(error.Message);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    private void Run()
    {
        try
        {
            bool open = true;
            long choresDone = 0;
            while (open)
            {
                bool chores = state.Cursors.IsDirty || state.HasProvedRows;
                TimeSpan left = ChoreDelay() - Stopwatch.GetElapsedTime(choresDone);
                TimeSpan patience = !chores ? Timeout.InfiniteTimeSpan : left > TimeSpan.Zero ? left : TimeSpan.Zero;
                open = collector.Wait(patience, out bool any);
                List<StoreRequest> batch = any ? collector.Gather() : [];
                bool due = chores && Stopwatch.GetElapsedTime(choresDone) >= ChoreDelay();
                choresDone = due ? Stopwatch.GetTimestamp() : choresDone;
                if (batch.Count > 0)
                {
                    Attempt(transaction => transaction.Store(batch, due), batch, durable: true);
                }
                else if (due)
                {
                    Attempt(transaction => transaction.KeepHouse(), [], durable: false);
                }
            }

            Attempt(transaction => transaction.KeepHouse(), [], durable: true);
        }
        finally
        {
            database?.Dispose();
            stopped.SetResult();
        }
    }

    private TimeSpan ChoreDelay() => health.Failure == null ? options.HousekeepingDelay : TimeSpan.FromSeconds(1);

    private void Attempt(Action<BufferTransaction> work, List<StoreRequest> batch, bool durable)
    {
        try
        {
            try
            {
                Commit(work, batch, durable);
            }
            catch (Exception error) when (SqliteFaults.IsCorrupt(error))
            {
                PutAside(error.Message);
                Commit(work, batch, durable);
            }
        }
        catch (Exception error)
        {
            // Anything unforeseen counts as a fault of the disk: no acknowledgement, and a fresh start with the next batch.
            CloseDatabase();
            string failure = SqliteFaults.IsDisk(error) ? SqliteFaults.Explain(error, files.Folder) : error.Message;
            health.Note(state, failure);
            batch.ForEach(request => request.Fail(failure));
        }
    }

    private void Commit(Action<BufferTransaction> work, List<StoreRequest> batch, bool durable)
    {
        long began = time.GetTimestamp();
        database ??= new BufferDatabase(files.Database, options);
        SaveRows();
        database.SetDurable(durable);
        var transaction = new BufferTransaction(database, state, options);
        try
        {
            database.Begin();
            work(transaction);
            transaction.Commit();
        }
        catch
        {
            database.RollbackQuietly();
            throw;
        }

        TimeSpan took = time.GetElapsedTime(began);
        Volatile.Write(ref lastId, state.LastId);
        health.Committed(transaction, batch.Count > 0 ? took : null);
        health.Note(state, null);
        batch.ForEach(request => request.Tell());
        if (transaction.Inserted > 0)
        {
            Interlocked.Exchange(ref arrival, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        if (files.LogBytes > options.LogBytes)
        {
            reader.Exclude(database.TruncateLog, close: false);
        }
    }

    private void PutAside(string reason)
    {
        CloseDatabase();
        string aside = "";
        reader.Exclude(() => aside = files.SetAside(time.GetUtcNow()), close: true);
        health.SetAside(aside);
        unsaved.Add(aside);
        BufferLog.SetAside(logger, reason, aside);
        database = new BufferDatabase(files.Database, options);
        SaveRows();
    }

    /// <summary>Takes over what can be read of files set aside. Nothing new is stored before that succeeded: it is tried again with each batch.</summary>
    private void SaveRows()
    {
        while (unsaved.Count > 0)
        {
            options.BeforeSalvage?.Invoke();
            long saved = Salvage.Copy(unsaved[0], database!, state.Cursors.SavedByAll());
            state.Seen.Forgotten();
            state.Load(database!);
            BufferFiles.NoteSaved(unsaved[0]);
            BufferLog.Saved(logger, saved, unsaved[0]);
            unsaved.RemoveAt(0);
        }
    }

    private void CloseDatabase()
    {
        try
        {
            database?.Dispose();
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // It is given up anyway; the fault that led here is told.
        }

        database = null;
    }
}
