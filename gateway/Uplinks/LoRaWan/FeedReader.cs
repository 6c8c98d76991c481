using System.Threading.Channels;
using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan;

/// <summary>Reads the buffer ahead of the radio, as far as there is room.</summary>
internal sealed class FeedReader(IBufferFeed feed, string name, TimeProvider time)
{
    private const int Batch = 256;

    private readonly Channel<BufferedRecord> _records = Channel.CreateBounded<BufferedRecord>(Batch);

    public ChannelReader<BufferedRecord> Records => _records.Reader;

    public async Task RunAsync(CancellationToken stop)
    {
        long after = feed.Cursor(name);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                foreach (BufferedRecord record in await feed.ReadAsync(after, Batch, stop))
                {
                    await _records.Writer.WriteAsync(record, stop);
                    after = record.Id;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (IOException)
            {
                // The buffer recovers by itself and reports its own trouble.
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), time, stop));
            }
        }
    }
}
