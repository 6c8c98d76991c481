using System.Diagnostics;
using System.Threading.Channels;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>
/// Gathers one batch: the first waiter opens a window of a few milliseconds, which closes early when the batch is big. The
/// window paces the disk and says nothing about the time of day, so it runs on the real clock. Used by the writer's thread.
/// </summary>
internal sealed class BatchCollector(ChannelReader<StoreRequest> requests, BufferOptions options)
{
    private Task<bool>? waiting;

    /// <summary>Waits for a request. False when there will never be one again; <paramref name="any"/> is false after the timeout.</summary>
    public bool Wait(TimeSpan timeout, out bool any)
    {
        // A wait that timed out stays in place for the next time.
        waiting ??= requests.WaitToReadAsync().AsTask();
        any = waiting.Wait(timeout) && waiting.Result;
        bool open = !waiting.IsCompleted || waiting.Result;
        waiting = waiting.IsCompleted ? null : waiting;
        return open;
    }

    public List<StoreRequest> Gather()
    {
        var batch = new List<StoreRequest>();
        long began = Stopwatch.GetTimestamp();
        int rows = 0;
        long bytes = 0;
        while (rows < options.MaxRowsPerCommit && bytes < options.MaxBytesPerCommit)
        {
            if (requests.TryRead(out StoreRequest? request))
            {
                if (request != StoreRequest.Wake)
                {
                    batch.Add(request);
                    rows += Math.Max(1, request.Entries.Count);
                    bytes += request.Bytes;
                }

                continue;
            }

            TimeSpan left = options.CommitWindow - Stopwatch.GetElapsedTime(began);
            if (batch.Count == 0 || left <= TimeSpan.Zero || !Wait(left, out bool any) || !any)
            {
                break;
            }
        }

        return batch;
    }
}
