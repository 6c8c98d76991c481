using System.Collections.Concurrent;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Commands;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>Keeps the commands that come.</summary>
internal sealed class FakeRouter : ICommandRouter
{
    public ConcurrentQueue<(Command Command, string Via)> Commands { get; } = new();

    public bool Stuck { get; set; }

    public async ValueTask AcceptAsync(Command command, string via, CancellationToken cancellationToken)
    {
        if (Stuck)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        Commands.Enqueue((command, via));
    }

    public ValueTask RefuseAsync(NodeId node, uint commandId, string problem, string via, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
