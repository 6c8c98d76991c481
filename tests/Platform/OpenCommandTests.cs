using EdgeNodes.Contract.Commands;
using EdgeNodes.Platform.Downlink;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Tests;

/// <summary>When a command is sent, and when no more.</summary>
public sealed class OpenCommandTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Route.Mqtt)]
    [InlineData(Route.LoRaWan)]
    public void A_command_without_an_answer_is_repeated_with_growing_pauses(Route route)
    {
        var command = Dim(ttl: 60, route);
        var sent = Enumerable.Range(0, 100).Where(second =>
        {
            var now = Start.AddSeconds(second);
            var due = command.IsDue(route, now);
            if (due)
            {
                command.Sent(route, taken: true, now);
            }

            return due;
        });

        // A gateway that restarts forgets what waits in its memory: 56 seconds later it has it again at the latest.
        Assert.Equal([0, 8, 24, 56], sent);
    }

    [Fact]
    public void A_command_that_was_replaced_is_sent_once_and_never_repeated()
    {
        var command = Dim(ttl: 3600, Route.Mqtt, Route.LoRaWan);
        command.Sent(Route.Mqtt, taken: true, Start);
        command.Supersede();
        Assert.True(command.IsDue(Route.LoRaWan, Start));
        command.Sent(Route.LoRaWan, taken: true, Start);

        Assert.False(command.HoldsBack(Start));
        Assert.False(command.IsDue(Route.Mqtt, Start.AddSeconds(3599)));
        Assert.False(command.IsDue(Route.LoRaWan, Start.AddSeconds(3599)));
    }

    [Fact]
    public void A_command_holds_newer_ones_back_until_every_route_took_it_or_its_time_is_over()
    {
        var command = Dim(ttl: 60, Route.Mqtt, Route.LoRaWan);
        command.Sent(Route.Mqtt, taken: true, Start);
        command.Sent(Route.LoRaWan, taken: false, Start);
        Assert.True(command.HoldsBack(Start.AddSeconds(59)));
        Assert.False(command.HoldsBack(Start.AddSeconds(60)));
        command.Sent(Route.LoRaWan, taken: true, Start.AddSeconds(1));
        Assert.False(command.HoldsBack(Start.AddSeconds(2)));
    }

    [Fact]
    public void A_command_is_over_when_late_answers_had_their_time()
    {
        var command = Dim(ttl: 60, Route.Mqtt);
        Assert.Equal(Start.AddSeconds(90), command.Due(Start.AddSeconds(60), isHeldBack: false));
        Assert.False(command.IsOver(Start.AddSeconds(89)));
        Assert.True(command.IsOver(Start.AddSeconds(90)));
    }

    private static OpenCommand Dim(int ttl, params Route[] routes) => new(
        new GatewaySettings { Id = "gw-01", Routes = routes },
        new Command { Node = Samples.Id("sl-0123"), Id = 17, TtlSeconds = (uint)ttl, LevelSteps = 80 },
        Start.AddSeconds(ttl),
        Start,
        arrival: 1);
}
