using System.Buffers;
using MQTTnet;
using MQTTnet.Packets;

namespace EdgeNodes.Platform.Broker;

/// <summary>A message that waits for its acknowledgement. The payload is valid only until the handler returns.</summary>
internal sealed class BrokerMessage(MqttApplicationMessageReceivedEventArgs args, BrokerSession session)
{
    public string Topic { get; } = args.ApplicationMessage.Topic;

    public ReadOnlySequence<byte> Payload => args.ApplicationMessage.Payload;

    /// <summary>True if the broker had it in store, so nobody sent it now.</summary>
    public bool IsRetained => args.ApplicationMessage.Retain;

    /// <summary>The value of a user property, or null.</summary>
    public string? Property(string name) =>
        args.ApplicationMessage.UserProperties?.Find(property => property.Name == name)?.ReadValueAsString();

    /// <summary>At most the first <paramref name="most"/> bytes, copied.</summary>
    public byte[] Beginning(int most) => Payload.Slice(0, Math.Min(most, Payload.Length)).ToArray();

    /// <summary>
    /// Acknowledges on the connection that it came by. On a later one the number could already be another message's; the
    /// broker sends this one again, and the ledger knows it.
    /// </summary>
    public async Task AcknowledgeAsync(CancellationToken cancel)
    {
        if (session.Ended.IsCompleted)
        {
            return;
        }

        try
        {
            await args.AcknowledgeAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The connection broke: see above.
        }
    }
}
