using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Tests.Buffer;

/// <summary>What the status says of the disk is about the latest thousand commits, not about those of last year.</summary>
public sealed class LatencyWindowTests
{
    private readonly LatencyWindow window = new();

    [Fact]
    public void Before_the_first_commit_there_is_nothing_to_tell() => Assert.Equal((0.0, 0.0), window.Percentiles());

    [Fact]
    public void One_slow_commit_in_two_hundred_shows_at_neither_and_three_of_them_at_the_99th()
    {
        Add(199, 2);
        Add(1, 500);
        Assert.Equal((2.0, 2.0), window.Percentiles());
        Add(2, 500);
        Assert.Equal((2.0, 500.0), window.Percentiles());
    }

    [Fact]
    public void A_disk_that_has_recovered_is_told_as_it_is_now()
    {
        Add(1024, 900);
        Add(1024, 1.25);
        Assert.Equal((1.25, 1.25), window.Percentiles());
    }

    private void Add(int count, double milliseconds)
    {
        for (var i = 0; i < count; i++)
        {
            window.Add(TimeSpan.FromMilliseconds(milliseconds));
        }
    }
}
