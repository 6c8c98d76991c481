using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks;

namespace EdgeNodes.Gateway.Tests.Uplinks;

public sealed class BackoffTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Each_failure_doubles_the_ceiling_and_the_wait_is_anything_below_it()
    {
        Backoff backoff = Make(new Random(1));
        double ceiling = 500;
        for (int i = 0; i < 20; i++)
        {
            Assert.InRange(backoff.Failed().TotalMilliseconds, 100, Math.Max(100, ceiling));
            ceiling = Math.Min(ceiling * 2, 60000);
        }
    }

    [Fact]
    public void Gateways_that_fail_together_do_not_come_back_together()
    {
        TimeSpan[] waits = [.. Enumerable.Range(0, 100).Select(seed =>
        {
            Backoff backoff = Make(new Random(seed));
            for (int i = 0; i < 10; i++)
            {
                backoff.Failed();
            }

            return backoff.Failed();
        })];
        Assert.True(waits.Distinct().Count() > 90);
        Assert.True(waits.Max() - waits.Min() > TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Only_a_connection_that_held_starts_anew()
    {
        Backoff backoff = Make(new Always(0.999));
        for (int i = 0; i < 10; i++)
        {
            backoff.Failed();
        }

        backoff.Connected();
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(backoff.Failed() > TimeSpan.FromSeconds(30), "accepted and kicked: goes on backing off");
        backoff.Connected();
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.True(backoff.Failed() < TimeSpan.FromSeconds(1), "held for a while: starts anew");
    }

    private Backoff Make(Random random) => new(TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), time, random);

    private sealed class Always(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
