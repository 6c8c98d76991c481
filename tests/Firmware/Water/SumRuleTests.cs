using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

public sealed class SumRuleTests
{
    private readonly FakeLog log = new();
    private readonly SumRule rule;

    public SumRuleTests() => rule = new SumRule(log);

    [Fact]
    public void Three_frames_in_a_row_make_it_a_clone_and_that_is_said_once()
    {
        Assert.Equal([false, false, true, true, true], Enumerable.Range(0, 5).Select(_ => Clone(1953)));
        Assert.Single(log.Lines, l => l.Contains("a clone", StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_frame_in_between_and_it_counts_from_one()
    {
        Assert.False(Clone(1953) || Clone(1953));
        Assert.False(rule.Takes(0xFF, 7, 0xA1, 3));
        Assert.False(Clone(1953) || Clone(1953));
        Assert.True(Clone(1953));
    }

    [Fact]
    public void One_frame_by_the_manual_and_it_is_no_clone_whatever_comes()
    {
        Assert.True(rule.Takes(0xFF, 0x07, 0xA1, 0xA7));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.False(Clone(1953)));
        Assert.Empty(log.Lines);
    }

    private bool Clone(int mm) => rule.Takes(0xFF, mm >> 8, mm & 0xFF, ((mm >> 8) + (mm & 0xFF)) & 0xFF);
}
