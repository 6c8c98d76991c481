using EdgeNodes.Gateway.Clock;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>
/// What the gateway keeps of a client. The server hands a session on to a newer connection of the same client while the
/// older one may still be at work, so what belongs to a connection is in its flow.
/// </summary>
internal sealed class ClientSession(ClientIdentity identity, ArrivalClock clock, bool isVersion5, ISightings? sightings = null)
{
    private volatile PublishFlow flow = new(new FrameIntake(identity, clock, sightings), isVersion5);

    public ClientIdentity Identity { get; } = identity;

    /// <summary>The publishes of the newest connection.</summary>
    public PublishFlow Flow => flow;

    /// <summary>A connection begins: packet ids, version and unfinished publishes of an earlier one mean nothing to it.</summary>
    public void Begin(bool isVersion5) => flow = new PublishFlow(new FrameIntake(Identity, clock, sightings), isVersion5);
}
