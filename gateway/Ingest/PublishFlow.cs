using System.Collections.Concurrent;
using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>
/// Which publishes of one connection wait for the disk. The receive loop begins them, the send loop awaits each before its
/// acknowledgement leaves, so one connection has many in flight and still PUBACK means fsynced.
/// </summary>
internal sealed class PublishFlow(FrameIntake intake, bool isVersion5)
{
    /// <summary>More publishes of one connection than this wait for the disk in the socket, not in memory.</summary>
    public const int MaxInFlight = 64;

    private readonly Queue<Task> running = new();
    private readonly ConcurrentDictionary<ushort, Arrival> byPacket = new();

    public FrameIntake Intake { get; } = intake;

    public bool IsVersion5 { get; } = isVersion5;

    /// <summary>The publish between the two interceptors of the receive loop; null there for a will.</summary>
    public Arrival? Current { get; set; }

    /// <summary>Holds the receive loop while too many publishes are unfinished.</summary>
    public async ValueTask WaitForRoomAsync()
    {
        while (running.TryPeek(out Task? oldest) && (oldest.IsCompleted || running.Count >= MaxInFlight))
        {
            await oldest.ConfigureAwait(false);
            _ = running.Dequeue();
        }
    }

    public void Begin(ushort packetId, Arrival arrival)
    {
        Current = arrival;
        running.Enqueue(arrival.Store);
        if (packetId != 0)
        {
            // A packet sent again on this connection takes the place of its first copy; both mean the same record.
            byPacket[packetId] = arrival;
        }
    }

    /// <summary>The publish that an acknowledgement is for.</summary>
    public Arrival? Take(ushort packetId) => byPacket.TryRemove(packetId, out Arrival? arrival) ? arrival : null;
}

/// <summary>A publish that arrived, the store that it waits for, and why it is refused, if it is.</summary>
internal sealed record Arrival(Task<StoreResult> Store, Refusal? Refusal = null);
