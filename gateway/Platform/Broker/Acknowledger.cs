using System.Threading.Channels;

namespace EdgeNodes.Platform.Broker;

/// <summary>
/// Sends acknowledgements after commits, in order, without holding up the ledger. As long as the broker keeps to the receive
/// maximum, no more than that many wait here.
/// </summary>
internal sealed class Acknowledger
{
    private readonly Channel<BrokerMessage> queue = Channel.CreateUnbounded<BrokerMessage>(new UnboundedChannelOptions { SingleReader = true });

    public void Add(BrokerMessage message) => queue.Writer.TryWrite(message);

    public void Complete() => queue.Writer.TryComplete();

    public async Task RunAsync(CancellationToken abort)
    {
        await foreach (var message in queue.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (!abort.IsCancellationRequested)
            {
                await message.AcknowledgeAsync(abort).ConfigureAwait(false);
            }
        }
    }
}
