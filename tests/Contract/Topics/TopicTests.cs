using EdgeNodes.Contract.Topics;

namespace EdgeNodes.Contract.Tests.Topics;

public sealed class TopicTests
{
    [Fact]
    public void A_node_speaks_below_its_own_id()
    {
        var node = Samples.Id("aq-0007");
        Assert.Equal("node/aq-0007/up", NodeTopics.Up(node));
        Assert.True(NodeTopics.TryParse(NodeTopics.Answer(node), out var again, out var leaf));
        Assert.Equal((node, "answer"), (again, leaf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("node/")]
    [InlineData("node/up")]
    [InlineData("node//up")]
    [InlineData("node/aq-0007")]
    [InlineData("node/aq-0007/up/more")]
    [InlineData("node/aq-0007/status")]
    [InlineData("city/aq-0007/up")]
    public void Other_topics_are_none_of_a_node(string topic) => Assert.False(NodeTopics.TryParse(topic, out _, out _));

    [Fact]
    public void The_platform_reads_root_gateway_node_and_what_it_is()
    {
        var topic = CityTopics.Of(CityTopics.Stream, "gw-01", Samples.Id("sl-0123"), CityTopics.Reading);
        Assert.Equal("city/v1/gw-01/sl-0123/reading", topic);
        Assert.True(CityTopics.TryParse(CityTopics.Stream, topic, out var gateway, out var node, out var leaf));
        Assert.Equal(("gw-01", "sl-0123", "reading"), (gateway, node.ToString(), leaf));
        Assert.Equal("city/v1/+/+/command", CityTopics.Filter(CityTopics.Stream, CityTopics.Command));
    }

    [Theory]
    [InlineData("city/v1/gw-01/sl-0123")]
    [InlineData("city/v1/GW/sl-0123/reading")]
    [InlineData("city/v1/gw-01/xx-0123/reading")]
    [InlineData("city/v1/gw-01/sl-0123/health")]
    [InlineData("city/v2/gw-01/sl-0123/reading")]
    [InlineData("city/v1//sl-0123/reading")]
    public void Other_topics_are_none_of_the_stream(string topic) =>
        Assert.False(CityTopics.TryParse(CityTopics.Stream, topic, out _, out _, out _));

    [Theory]
    [InlineData("gw-01", true)]
    [InlineData("a", true)]
    [InlineData("-a", false)]
    [InlineData("gw/1", false)]
    [InlineData("gw+", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a123456789012345678901234567890123", false)]
    public void A_gateway_id_is_a_plain_topic_level(string? id, bool good) => Assert.Equal(good, CityTopics.IsGatewayId(id));
}
