using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Registry;

public sealed class NodeRegistryTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();
    private readonly LogRecorder<NodeRegistry> log = new();
    private readonly NodeId node = Frames.Node(7);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_enrolled_node_is_known_by_its_secret_and_by_nothing_else()
    {
        NodeRegistry registry = Open();
        string secret = registry.Enrol(node);
        Assert.Equal(32, secret.Length);
        Assert.True(registry.Verify(node, secret));
        Assert.False(registry.Verify(node, secret[..31] + "x"));
        Assert.False(registry.Verify(node, null));
        Assert.False(registry.Verify(Frames.Node(8), secret));
    }

    [Fact]
    public void The_file_never_holds_the_secret_and_is_for_its_owner_only()
    {
        string secret = Open().Enrol(node);
        string text = File.ReadAllText(folder["nodes.json"]);
        Assert.Contains("aq-0007", text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["nodes.json"]));
        }
    }

    [Fact]
    public void A_running_gateway_follows_what_another_process_enrols_and_revokes()
    {
        NodeRegistry running = Open();
        NodeRegistry tool = Open();
        Assert.False(running.Knows(node));
        string secret = tool.Enrol(node);
        Assert.True(running.Verify(node, secret));
        Assert.True(tool.Revoke(node));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(running.Knows(node));
        Assert.False(tool.Revoke(node));
    }

    [Fact]
    public void Nodes_may_be_enrolled_before_there_is_a_data_folder()
    {
        new NodeRegistry(folder["new/data/nodes.json"], time, log).Enrol(node);
        Assert.True(File.Exists(folder["new/data/nodes.json"]));
    }

    [Fact]
    public void A_node_is_enrolled_once_until_it_is_revoked()
    {
        NodeRegistry registry = Open();
        registry.Enrol(node);
        Assert.Contains("revoke it first", Assert.Throws<RegistryException>(() => registry.Enrol(node)).Message, StringComparison.Ordinal);
        Assert.Equal((node, time.GetUtcNow()), Assert.Single(registry.List()));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":2,"nodes":{}}""")]
    [InlineData("""{"version":1,"nodes":{"lamp":{"salt":"00","hash":"00","enrolled":"2026-11-22T08:00:00Z"}}}""")]
    [InlineData("""{"version":1,"nodes":{"aq-0007":{"salt":"00","hash":"00","enrolled":"2026-11-22T08:00:00Z"}}}""")]
    public void A_list_that_cannot_be_understood_stops_the_start_with_its_name(string text)
    {
        File.WriteAllText(folder["nodes.json"], text);
        Assert.Contains(folder["nodes.json"], Assert.Throws<RegistryException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_becomes_unreadable_leaves_the_good_one_in_force()
    {
        NodeRegistry registry = Open();
        string secret = registry.Enrol(node);
        File.WriteAllText(folder["nodes.json"], "half edit");
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(registry.Verify(node, secret));
        Assert.Single(log.Errors);
    }

    [Fact]
    public void Who_is_who()
    {
        NodeRegistry registry = Open();
        string secret = registry.Enrol(node);
        var closed = new NodeGate(registry, anonymous: false);
        var open = new NodeGate(registry, anonymous: true);
        Assert.Equal(node, closed.Identify("aq-0007", "aq-0007", secret)!.Node);
        Assert.Null(closed.Identify("aq-0008", "aq-0007", secret));
        Assert.Null(closed.Identify("aq-0007", "aq-0007", "guess"));
        Assert.Null(closed.Identify("anyone", null, null));
        Assert.Null(open.Identify("anyone", null, null)!.Node);
        Assert.Null(open.Identify("aq-0007", null, null));
        Assert.Null(open.Identify("@gateway", null, null));
        Assert.Null(open.Identify("aq-0007", "aq-0007", "guess"));
    }

    [Fact]
    public void A_node_may_publish_and_subscribe_below_its_own_id_only()
    {
        var own = new ClientIdentity(node);
        Assert.True(own.MayPublish("node/aq-0007/up", out _, out _));
        Assert.True(own.MayPublish("node/aq-0007/answer", out _, out _));
        Assert.True(own.MaySubscribe("node/aq-0007/command", out _));
        Assert.All(["node/aq-0008/up", "node/aq-0007/command", "node/aq-0007/up/x", "up", "$SYS/x", ""], topic => Assert.False(own.MayPublish(topic, out _, out _)));
        Assert.All(["node/aq-0008/command", "node/+/command", "#", "node/aq-0007/#", "node/aq-0007/up"], filter => Assert.False(own.MaySubscribe(filter, out _)));
    }

    private NodeRegistry Open() => new(folder["nodes.json"], time, log);
}
