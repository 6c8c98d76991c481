using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Contract.Tests.Identity;

public sealed class NodeIdTests
{
    [Theory]
    [InlineData("aq-0007", NodeKind.AirQuality, 7)]
    [InlineData("sm-0012", NodeKind.SoilMoisture, 12)]
    [InlineData("wl-0003", NodeKind.WaterLevel, 3)]
    [InlineData("sl-0123", NodeKind.Streetlight, 123)]
    [InlineData("sl-1048575", NodeKind.Streetlight, 1048575)]
    public void An_id_names_a_kind_and_a_number_and_prints_as_it_was_read(string text, NodeKind kind, int number)
    {
        Assert.True(NodeId.TryParse(text, out var id, out _));
        Assert.Equal((kind, number), (id.Kind, id.Number));
        Assert.Equal(text, id.ToString());
        Assert.True(id.Is(NodeId.FromKey(id.ToKey())));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("aq")]
    [InlineData("aq-")]
    [InlineData("aq-7")]
    [InlineData("aq-00007")]
    [InlineData("aq-0000")]
    [InlineData("AQ-0007")]
    [InlineData("xx-0007")]
    [InlineData("aq-000x")]
    [InlineData("aq--007")]
    [InlineData("aq-1048576")]
    [InlineData("aq-99999999999")]
    [InlineData("aq-0007/up")]
    public void Anything_else_is_refused_with_the_input_and_an_example(string? text)
    {
        Assert.False(NodeId.TryParse(text, out var id, out var error));
        Assert.False(id.IsValid);
        Assert.Contains($"'{text}'", error);
        Assert.Contains("aq-0007", error);
    }

    [Fact]
    public void Every_kind_has_a_name_and_a_prefix_that_lead_back_to_it()
    {
        for (var kind = NodeKind.AirQuality; (int)kind <= NodeKinds.Count; kind++)
        {
            Assert.Equal(kind, NodeKinds.ByName(NodeKinds.NameOf(kind)));
            Assert.Equal(kind, NodeKinds.ByPrefix(NodeKinds.PrefixOf(kind)));
        }

        Assert.Equal(NodeKind.None, NodeKinds.ByName("parking"));
        Assert.False(NodeKinds.IsKnown((NodeKind)NodeKinds.Count + 1));
    }
}
