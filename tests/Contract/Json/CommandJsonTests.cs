using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Json;

namespace EdgeNodes.Contract.Tests.Json;

public sealed class CommandJsonTests
{
    private const string Good = """{"id":17,"ttl":60,"action":"dim","level":40.5,"fade":2.5}""";
    private static readonly NodeId Lamp = Samples.Id("sl-0123");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 50, 0, TimeSpan.Zero);

    [Fact]
    public void A_command_is_read_and_written()
    {
        Assert.True(CommandJson.TryRead(Encoding.UTF8.GetBytes(Good), Lamp, Now, out var command, out var error), error);

        Assert.Equal((Lamp, 17u, 60u, 81, 25), (command.Node, command.Id, command.TtlSeconds, command.LevelSteps, command.FadeTenths));
        Assert.Equal(Good, Encoding.UTF8.GetString(CommandJson.Write(command)));
    }

    [Fact]
    public void Fade_may_be_left_out()
    {
        Assert.True(CommandJson.TryRead("""{"id":1,"ttl":9,"action":"dim","level":100}"""u8, Lamp, Now, out var command, out _));
        Assert.Equal((200, 0), (command.LevelSteps, command.FadeTenths));
    }

    [Theory]
    [InlineData("""{"id":3,"ttl":30,"action":"raise","level":100,"fade":1}""", "sl-0123")]
    [InlineData("""{"id":3,"ttl":30,"action":"identify"}""", "aq-0007")]
    [InlineData("""{"id":3,"ttl":30,"action":"settings","set":{"sample.seconds":"60","soil.input":"adc"}}""", "sm-0012")]
    public void Every_action_is_read_and_written(string json, string node)
    {
        Assert.True(CommandJson.TryRead(Encoding.UTF8.GetBytes(json), Samples.Id(node), Now, out var command, out var error), error);
        Assert.Equal(json, Encoding.UTF8.GetString(CommandJson.Write(command)));
    }

    [Fact]
    public void Settings_are_texts_or_whole_numbers()
    {
        Assert.True(CommandJson.TryRead("""{"id":3,"ttl":30,"action":"settings","set":{"sample.seconds":60}}"""u8, Lamp, Now, out var command, out _));
        Assert.Equal("sample.seconds=60", command.Settings);
    }

    [Theory]
    [InlineData("""{"id":3,"ttl":30,"action":"settings"}""", "key set is missing")]
    [InlineData("""{"id":3,"ttl":30,"action":"settings","set":{}}""", "key set must be an object of settings")]
    [InlineData("""{"id":3,"ttl":30,"action":"settings","set":{"a":{"b":1}}}""", "key set must be an object of settings")]
    [InlineData("""{"id":3,"ttl":30,"action":"settings","set":{"a":1.5}}""", "key set must be an object of settings")]
    [InlineData("""{"id":3,"ttl":30,"action":"settings","set":{"a=b":"1"}}""", "key set must be an object of settings")]
    [InlineData("""{"id":3,"ttl":30,"action":"settings","set":{"a":"1\nid=x"}}""", "key set must be an object of settings")]
    [InlineData("""{"id":3,"ttl":30,"action":"identify","level":5}""", "key level does not go with action \"identify\"")]
    [InlineData("""{"id":3,"ttl":30,"action":"raise"}""", "key level is missing")]
    public void An_action_with_the_wrong_keys_is_refused(string json, string sentence)
    {
        Assert.False(CommandJson.TryRead(Encoding.UTF8.GetBytes(json), Lamp, Now, out _, out var error));
        Assert.Contains(sentence, error);
    }

    [Theory]
    [InlineData("2026-11-22T08:49:40Z", 40)]
    [InlineData("2026-11-22T09:49:40+01:00", 40)]
    [InlineData("2026-11-22T08:49:59.5Z", 59)]
    [InlineData("2026-11-22T08:48:00Z", 0)]
    [InlineData("2026-11-22T08:55:00Z", 60)]
    public void Time_to_live_counts_from_when_it_was_issued(string issued, uint left)
    {
        var json = Good.Replace("{", $"{{\"issued\":\"{issued}\",", StringComparison.Ordinal);

        Assert.True(CommandJson.TryRead(Encoding.UTF8.GetBytes(json), Lamp, Now, out var command, out var error), error);
        Assert.Equal(left, command.TtlSeconds);
    }

    [Theory]
    [InlineData("\"id\":17", "\"id\":-17", "key id must be a whole number from 0 to 4294967295")]
    [InlineData("\"id\":17", "\"id\":\"17\"", "key id must be a whole number")]
    [InlineData("\"id\":17,", "", "key id is missing: add it")]
    [InlineData("\"ttl\":60", "\"ttl\":0", "key ttl must be whole seconds from 1 to 86400")]
    [InlineData("\"ttl\":60", "\"ttl\":86401", "key ttl must be whole seconds from 1 to 86400")]
    [InlineData("\"dim\"", "\"blink\"", "key action must be \"dim\", \"raise\", \"identify\" or \"settings\"")]
    [InlineData("\"dim\"", "{\"dim\":1}", "key action must be \"dim\", \"raise\", \"identify\" or \"settings\"")]
    [InlineData("40.5", "101", "key level must be a number from 0 to 100")]
    [InlineData("40.5", "-0.1", "key level must be a number from 0 to 100")]
    [InlineData("40.5", "\"40\"", "key level must be a number from 0 to 100")]
    [InlineData("2.5", "121", "key fade must be a number of seconds from 0 to 120")]
    [InlineData("\"level\"", "\"levle\"", "key levle is unknown: a command has id, ttl, action, level, fade, issued and set")]
    [InlineData("\"ttl\":60", "\"ttl\":60,\"ttl\":90", "key ttl is there twice: keep one")]
    [InlineData("\"ttl\":60", "\"ttl\":60,\"issued\":\"now\"", "key issued must be ISO 8601 with an offset")]
    [InlineData("}", "", "is no valid JSON")]
    public void A_wrong_key_is_named_with_its_remedy(string part, string by, string error)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);
        var json = Encoding.UTF8.GetBytes(Good.Replace(part, by, StringComparison.Ordinal));

        Assert.False(CommandJson.TryRead(json, Lamp, Now, out _, out var said));
        Assert.Contains(error, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_streetlights_are_dimmed()
    {
        Assert.False(CommandJson.TryRead(Encoding.UTF8.GetBytes(Good), Samples.Id("aq-0007"), Now, out _, out var error));
        Assert.Contains("aq-0007 is no streetlight", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"colour":"red","id":17}""", 17u)]
    [InlineData("""{"id":17,"level":""", 17u)]
    [InlineData("""{"id":"17"}""", null)]
    [InlineData("nonsense", null)]
    public void The_refusal_can_name_the_command_if_it_has_an_id(string json, uint? id) =>
        Assert.Equal(id, CommandJson.FindId(Encoding.UTF8.GetBytes(json)));
}
