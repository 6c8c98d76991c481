using EdgeNodes.Cli;
using EdgeNodes.Cli.City;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.City.Tests.Cli;

public sealed class CityOptionTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("30", 30)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3600)]
    public void A_duration_is_a_number_and_a_unit(string text, int seconds) =>
        Assert.Equal(seconds, CityOptions.ParseDuration(text).TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("1s")]
    [InlineData("-5s")]
    [InlineData("25h")]
    [InlineData("soon")]
    [InlineData("99999999999s")]
    public void Another_duration_is_refused_with_an_example(string text) =>
        Assert.Contains("30s", Assert.Throws<UserException>(() => CityOptions.ParseDuration(text)).Message);

    [Theory]
    [InlineData("10%", 0.1)]
    [InlineData("0", 0)]
    [InlineData("2.5%", 0.025)]
    public void A_loss_is_a_percentage(string text, double share) => Assert.Equal(share, CityOptions.ParseLoss(text), 6);

    [Theory]
    [InlineData("51%")]
    [InlineData("-1%")]
    [InlineData("some")]
    public void Another_loss_is_refused(string text) => Assert.Throws<UserException>(() => CityOptions.ParseLoss(text));

    [Theory]
    [InlineData("mioty")]
    [InlineData("mqtt,mqtt")]
    [InlineData("")]
    public void Another_uplink_is_refused(string text) =>
        Assert.Contains("mqtt,lorawan", Assert.Throws<UserException>(() => CityOptions.ParseUplinks(text)).Message);

    [Fact]
    public void Twelve_nodes_are_three_of_each_kind_with_ids_of_their_own()
    {
        var plan = CityPlan.For(new CityOptions(12, TimeSpan.FromSeconds(30), ["mqtt", "lorawan"], 0, null, null, false));
        Assert.Equal(12, plan.Nodes.Distinct().Count());
        Assert.All(plan.Nodes.GroupBy(node => node.Kind), kind => Assert.Equal(3, kind.Count()));
        Assert.Contains(plan.Nodes, node => node.ToString() == "sl-0003");
        Assert.Equal((2, 15), (plan.Period.TotalSeconds, plan.SamplesPerNode));
    }

    [Theory]
    [InlineData(12, 600)]
    [InlineData(200, 30)]
    [InlineData(200, 3600)]
    [InlineData(12, 86400)]
    public void A_city_samples_no_faster_than_one_radio_may_send(int nodes, int seconds)
    {
        var plan = CityPlan.For(new CityOptions(nodes, TimeSpan.FromSeconds(seconds), ["lorawan"], 0, null, null, false));
        var hours = Math.Max(1, seconds / 3600.0);
        Assert.InRange(plan.Samples / hours, 1, 1600);
        Assert.Equal(Math.Floor(plan.Period.TotalSeconds), plan.Period.TotalSeconds);
    }

    [Fact]
    public void The_summary_is_the_promised_line()
    {
        var summary = new CitySummary(
            12,
            new ReadingCounts(180, 180, new Dictionary<string, long> { ["mqtt"] = 180, ["lorawan"] = 179 }, 0, 0),
            new CommandCounts(6, 6));
        Assert.Equal(
            """{"nodes":12,"readings":{"taken":180,"stored":180,"delivered":{"mqtt":180,"lorawan":179},"lost":0,"duplicated":0},"commands":{"sent":6,"applied":6}}""",
            CitySummary.ToJson(summary));
        Assert.False(summary.IsGood);
    }
}
