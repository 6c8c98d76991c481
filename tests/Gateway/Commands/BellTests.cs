using EdgeNodes.Gateway.Commands;

namespace EdgeNodes.Gateway.Tests.Commands;

/// <summary>Who rests is woken in time, and once.</summary>
public sealed class BellTests
{
    private readonly ManualTime time = new();
    private readonly Bell bell;

    public BellTests() => bell = new Bell(time);

    [Fact]
    public async Task A_ring_before_the_rest_ends_it_at_once_and_only_this_one()
    {
        bell.Ring();
        bell.Ring();
        await Rest(TimeSpan.FromHours(1)).WaitAsync(Eventually.Limit);
        var next = Rest(TimeSpan.FromHours(1));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromHours(1));
        await next.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task A_ring_ends_a_rest_without_end()
    {
        var rest = Rest(Timeout.InfiniteTimeSpan);
        Assert.False(rest.IsCompleted);
        bell.Ring();
        await rest.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task The_end_of_all_ends_a_rest_without_an_exception()
    {
        using var stop = new CancellationTokenSource();
        var rest = bell.RestAsync(Timeout.InfiniteTimeSpan, stop.Token);
        await stop.CancelAsync();
        await rest.WaitAsync(Eventually.Limit);
    }

    private Task Rest(TimeSpan rest) => bell.RestAsync(rest, CancellationToken.None);
}
