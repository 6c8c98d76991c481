using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Commands;

/// <summary>A command router between a real buffer and a link that a test hears.</summary>
public abstract class RouterStory : IAsyncLifetime
{
    private readonly TempFolder folder = new();

    private protected static NodeId Lamp { get; } = Frames.Node(123, NodeKind.Streetlight);

    private protected ManualTime Time { get; } = new();

    private protected FakeLink Link { get; } = new();

    private protected TestBuffer Buffer { get; private set; } = null!;

    private protected CommandRouter Router { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Buffer = new TestBuffer(folder);
        Router = new CommandRouter(Link, Buffer.Buffer, Time, new LogRecorder<CommandRouter>());
        await Router.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Router.StopAsync(CancellationToken.None);
        Router.Dispose();
        await Buffer.DisposeAsync();
        folder.Dispose();
    }
}
