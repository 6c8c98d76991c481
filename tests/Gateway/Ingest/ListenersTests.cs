using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Clock;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Ingest;

public sealed class ListenersTests
{
    private static readonly NodeId Lamp = Frames.Node(123, NodeKind.Streetlight);

    [Fact]
    public void The_late_end_of_a_lamps_old_connection_leaves_its_new_one_listening()
    {
        var listeners = new Listeners();
        ClientSession old = Connection();
        ClientSession successor = Connection();
        listeners.Add(old, Lamp);
        listeners.Add(successor, Lamp);

        listeners.RemoveAll(old);
        Assert.True(listeners.Has(Lamp));
        listeners.RemoveAll(successor);
        Assert.False(listeners.Has(Lamp));
    }

    [Fact]
    public void Who_listens_for_all_listens_for_each_until_it_unsubscribes()
    {
        var listeners = new Listeners();
        ClientSession watcher = Connection();
        listeners.Add(watcher, null);
        Assert.True(listeners.Has(Lamp));
        listeners.Remove(watcher, null);
        Assert.False(listeners.Has(Lamp));
    }

    // Both of the same lamp, under the same client id.
    private static ClientSession Connection() => new(new ClientIdentity(Lamp), new ArrivalClock(TimeProvider.System), isVersion5: false);
}
