using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Presence;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Presence;

/// <summary>A row of lamps, 1 to 6, and people on it.</summary>
public sealed class StreetTests
{
    private readonly Street street = new(
        Enumerable.Range(1, 6).ToDictionary(
            i => Lamp(i).ToKey(), i => (IReadOnlyList<NodeId>)[.. new[] { i - 1, i + 1 }.Where(n => n is >= 1 and <= 6).Select(Lamp)]),
        TimeSpan.FromSeconds(30));

    private TimeSpan now = TimeSpan.FromHours(1);

    [Fact]
    public void Who_appears_from_nowhere_may_go_either_way() => Assert.Equal([2, 4], Seen(3));

    [Fact]
    public void Who_walks_is_lit_two_lamps_ahead_and_none_behind()
    {
        Seen(2);
        Assert.Equal([4, 5], Seen(3));
        Assert.Equal([5, 6], Seen(4));
        Assert.Equal([6], Seen(5));
        Assert.Equal([], Seen(6));
    }

    [Fact]
    public void Who_turns_round_is_lit_on_the_way_back_once_they_were_seen_there()
    {
        Seen(3);
        Seen(4);
        Wait(31);
        Seen(4);
        Assert.Equal([2, 1], Seen(3));
    }

    [Fact]
    public void Two_people_who_come_from_both_sides_are_both_lit()
    {
        Seen(2);
        Seen(4);
        Assert.Equal([2, 4], Seen(3));
    }

    [Fact]
    public void Somebody_long_gone_shows_no_way()
    {
        Seen(2);
        Wait(31);
        Assert.Equal([2, 4], Seen(3));
    }

    [Fact]
    public void Who_stays_under_a_lamp_is_still_the_same_walker()
    {
        Seen(2);
        Assert.Equal([4, 5], Seen(3));
        Wait(10);
        Assert.Equal([4, 5], Seen(3));
    }

    [Fact]
    public void A_lamp_that_nobody_named_raises_nobody() => Assert.Empty(street.Ahead(Lamp(99), now));

    private static NodeId Lamp(int number) => Frames.Node(number, NodeKind.Streetlight);

    private int[] Seen(int number)
    {
        Wait(5);
        return [.. street.Ahead(Lamp(number), now).Select(lamp => lamp.Number)];
    }

    private void Wait(int seconds) => now += TimeSpan.FromSeconds(seconds);
}
