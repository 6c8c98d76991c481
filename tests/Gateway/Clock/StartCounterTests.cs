using EdgeNodes.Gateway.Clock;

namespace EdgeNodes.Gateway.Tests.Clock;

/// <summary>Each start of a gateway has a number of its own, also when its buffer was set aside.</summary>
public sealed class StartCounterTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Starts_are_counted_on()
    {
        var first = StartCounter.Next(folder);
        Assert.Equal([first + 1, first + 2, first + 3], [StartCounter.Next(folder), StartCounter.Next(folder), StartCounter.Next(folder)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("seven")]
    [InlineData("-3")]
    [InlineData("99999999999")]
    public void A_file_that_says_no_number_begins_anew_at_random_and_counts_on(string text)
    {
        folder.Write("starts", text);
        var first = StartCounter.Next(folder);
        Assert.InRange(first, 1u, 1u << 20);
        Assert.Equal(first + 1, StartCounter.Next(folder));
    }

    [Fact]
    public void Two_gateways_that_begin_are_hardly_ever_at_the_same_number()
    {
        var firsts = Enumerable.Range(0, 20).Select(_ =>
        {
            File.Delete(folder["starts"]);
            return StartCounter.Next(folder);
        });
        Assert.True(firsts.Distinct().Count() > 15);
    }

    [Fact]
    public void The_last_number_is_followed_by_the_first()
    {
        folder.Write("starts", "4294967295\n");
        Assert.Equal(0u, StartCounter.Next(folder));
    }
}
