using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Json;

namespace EdgeNodes.Cli.City;

/// <summary>Dims every streetlight twice during the run, as an operator would, and checks what comes back.</summary>
internal sealed class LampCommands(CityPlan plan, CityOptions options, string gateway, StreamObserver observer, TimeProvider clock)
{
    private static readonly (double At, int Level)[] Rounds = [(0.35, 40), (0.65, 80)];

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly List<(NodeId Node, uint Id, int LevelSteps)> sent = [];
    private readonly Lock gate = new();

    public int Sent
    {
        get
        {
            lock (gate)
            {
                return sent.Count;
            }
        }
    }

    /// <summary>Answered as applied, with the level that was commanded.</summary>
    public int Applied
    {
        get
        {
            lock (gate)
            {
                return sent.Count(command => observer.AnswerTo(command.Node, command.Id) is { Result: AnswerResult.Applied } answer
                    && answer.LevelSteps == command.LevelSteps);
            }
        }
    }

    public Task RunAsync(CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        var lamps = plan.Nodes.Where(node => node.Kind == NodeKind.Streetlight);
        return Task.WhenAll(lamps.Select((lamp, index) => CommandLampAsync(lamp, index, begun, stop)));
    }

    private async Task CommandLampAsync(NodeId lamp, int index, long begun, CancellationToken stop)
    {
        uint id = 0;
        foreach (var (at, level) in Rounds)
        {
            var wait = (options.For * at) - clock.GetElapsedTime(begun);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, stop);
            while (id > 0 && observer.AnswerTo(lamp, id) == null)
            {
                // A newer command replaces one that has not arrived: to see both applied, wait for the first answer.
                await Task.Delay(Look, clock, stop);
            }

            id++;
            await SendAsync(lamp, id, level + (index % 10), stop);
        }
    }

    private async Task SendAsync(NodeId lamp, uint id, int level, CancellationToken stop)
    {
        QuantityTable.DimLevel.TryToSteps(level, out var steps);
        var command = new Command { Node = lamp, Id = id, TtlSeconds = (uint)options.For.TotalSeconds + 120, LevelSteps = steps };
        lock (gate)
        {
            sent.Add((lamp, id, steps));
        }

        await observer.PublishCommandAsync(gateway, lamp, CommandJson.Write(command), stop);
    }
}
