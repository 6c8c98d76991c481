using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Clock;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Ingest;

/// <summary>What one connection has under way, and that a newer one of the same client begins with nothing.</summary>
public sealed class PublishFlowTests
{
    private readonly ClientSession session = new(new ClientIdentity(Frames.Node(7)), new ArrivalClock(TimeProvider.System), isVersion5: true);

    [Fact]
    public async Task A_full_window_waits_for_its_oldest_publish()
    {
        var disk = new TaskCompletionSource<StoreResult>();
        Fill(session.Flow, disk.Task);
        Task room = session.Flow.WaitForRoomAsync().AsTask();
        Assert.False(room.IsCompleted);
        disk.SetResult(new StoreResult(StoreVerdict.Stored, 1, 0, null));
        await room;
    }

    [Fact]
    public void A_newer_connection_neither_waits_for_what_an_older_one_began_nor_acknowledges_it()
    {
        PublishFlow old = session.Flow;
        Fill(old, new TaskCompletionSource<StoreResult>().Task);
        session.Begin(isVersion5: false);
        Assert.True(session.Flow.WaitForRoomAsync().AsTask().IsCompleted);
        Assert.Null(session.Flow.Take(1));
        Assert.Null(session.Flow.Current);
        Assert.NotSame(old.Intake, session.Flow.Intake);
        Assert.NotNull(old.Take(1));
    }

    [Fact]
    public void A_newer_connection_speaks_its_own_version()
    {
        Assert.True(session.Flow.IsVersion5);
        session.Begin(isVersion5: false);
        Assert.False(session.Flow.IsVersion5);
    }

    [Fact]
    public void An_acknowledgement_leaves_once()
    {
        session.Flow.Begin(1, new Arrival(Task.FromResult(new StoreResult(StoreVerdict.Stored, 1, 0, null))));
        Assert.NotNull(session.Flow.Take(1));
        Assert.Null(session.Flow.Take(1));
    }

    private static void Fill(PublishFlow flow, Task<StoreResult> store)
    {
        for (ushort id = 1; id <= PublishFlow.MaxInFlight; id++)
        {
            flow.Begin(id, new Arrival(store));
        }
    }
}
