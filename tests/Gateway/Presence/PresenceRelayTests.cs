using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Presence;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Presence;

/// <summary>From a sighting to commands, with a clock that the test turns.</summary>
public sealed class PresenceRelayTests : IOwnCommands, IAsyncLifetime
{
    private static readonly NodeId Here = Frames.Node(1, NodeKind.Streetlight);
    private static readonly NodeId There = Frames.Node(2, NodeKind.Streetlight);

    private readonly ManualTime time = new();
    private readonly List<Command> taken = [];
    private readonly LogRecorder<PresenceRelay> log = new();
    private readonly PresenceRelay relay;
    private bool refuses;

    public PresenceRelayTests() => relay = new PresenceRelay(
        new PresenceSettings(new Dictionary<int, IReadOnlyList<NodeId>> { [Here.ToKey()] = [There], [There.ToKey()] = [Here] }, 80, 1, 30), this, time, log);

    bool IOwnCommands.TryAccept(Command command)
    {
        if (!refuses)
        {
            lock (taken)
            {
                taken.Add(command);
            }
        }

        return !refuses;
    }

    public Task InitializeAsync() => relay.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await relay.StopAsync(CancellationToken.None);
        relay.Dispose();
    }

    [Fact]
    public async Task Somebody_here_brightens_the_lamp_there_for_the_hold()
    {
        await See(Here);
        Command command = Assert.Single(taken);
        Assert.Equal((CommandAction.Raise, There, 160, 10, 30u), (command.Action, command.Node, command.LevelSteps, command.FadeTenths, command.TtlSeconds));
        Assert.Null(command.Problem());
        Assert.True(OwnCommands.Holds(command.Id));
    }

    [Fact]
    public async Task A_crowd_costs_a_lamp_one_command_per_half_hold()
    {
        for (int second = 0; second < 60; second++)
        {
            await See(Here);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(4, taken.Count);
        Assert.Equal((60L, 4L, 56L), (relay.Status.Seen, relay.Status.Raised, relay.Status.Spared));
        Assert.Equal(4, taken.Select(command => command.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(16)]
    [InlineData(86400)]
    [InlineData(-16)]
    public async Task What_waited_in_a_node_tells_of_somebody_who_has_passed(int secondsAgo)
    {
        await See(Here, secondsAgo);
        Assert.Equal((0, 1L, 1L), (taken.Count, relay.Status.Seen, relay.Status.Stale));
    }

    [Fact]
    public async Task A_node_without_a_clock_is_believed()
    {
        relay.Seen(new Sighting(Here, 17, TimeQuality.Unknown));
        await Eventually.True(() => relay.Status.Raised == 1, "the lamp is raised");
    }

    [Fact]
    public async Task A_lamp_that_can_not_be_told_is_counted_each_time_and_named_once()
    {
        refuses = true;
        await See(Here);
        await See(Here);
        Assert.Equal((0L, 2L), (relay.Status.Raised, relay.Status.Refused));
        Assert.Single(log.Lines, line => line.Text.Contains("sl-0002", StringComparison.Ordinal) && line.Text.Contains("enrol it", StringComparison.Ordinal));
    }

    private async Task See(NodeId lamp, int secondsAgo = 0)
    {
        PresenceStatus before = relay.Status;
        relay.Seen(new Sighting(lamp, (uint)time.GetUtcNow().AddSeconds(-secondsAgo).ToUnixTimeSeconds(), TimeQuality.Synced));
        await Eventually.True(
            () => relay.Status is { } now && now.Seen > before.Seen && now.Stale + now.Raised + now.Spared + now.Refused > before.Stale + before.Raised + before.Spared + before.Refused,
            "the sighting is dealt with");
    }
}
