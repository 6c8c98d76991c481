using System.Text;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Json;

namespace EdgeNodes.Contract.Tests.Json;

public sealed class AnswerJsonTests
{
    [Fact]
    public void An_applied_command_tells_the_level_that_it_caused()
    {
        var json = AnswerJson.Write(Applied(), "mqtt");

        Assert.Equal("""{"node":"sl-0123","id":17,"result":"applied","level":40,"via":"mqtt"}""", Encoding.UTF8.GetString(json));
        Assert.True(AnswerJson.TryRead(json, out var back, out var via, out var error), error);
        Assert.Equal((17u, AnswerResult.Applied, AnswerReason.None, 80, "mqtt"), (back.CommandId, back.Result, back.Reason, back.LevelSteps, via));
    }

    [Fact]
    public void A_refusal_gives_its_reason_and_no_level()
    {
        var answer = new Answer { Node = Samples.Id("sl-0123"), CommandId = 3, Result = AnswerResult.Refused, Reason = AnswerReason.LampFailure };
        var json = AnswerJson.Write(answer, null);

        Assert.Equal("""{"node":"sl-0123","id":3,"result":"refused","reason":"lamp-failure"}""", Encoding.UTF8.GetString(json));
        Assert.True(AnswerJson.TryRead(json, out var back, out _, out var error), error);
        Assert.Equal((AnswerReason.LampFailure, Answer.UnknownLevel), (back.Reason, back.LevelSteps));
    }

    [Fact]
    public void What_could_not_be_read_is_refused_with_a_sentence()
    {
        var json = AnswerJson.WriteMalformed(Samples.Id("sl-0123"), null, "key levle is unknown");

        Assert.Equal(
            """{"node":"sl-0123","id":null,"result":"refused","reason":"malformed","text":"key levle is unknown"}""",
            Encoding.UTF8.GetString(json));
    }

    [Theory]
    [InlineData("\"sl-0123\"", "\"lamp\"", "'lamp' is no node id")]
    [InlineData("\"id\":17,", "", "key id is missing")]
    [InlineData("17", "-1", "key id must be a whole number")]
    [InlineData("\"applied\"", "\"done\"", "key result must be applied, expired or refused")]
    [InlineData("\"level\":40", "\"level\":400", "key level must be a number from 0 to 100")]
    [InlineData("\"level\":40", "\"reason\":\"mood\"", "key reason must be a reason that this version knows")]
    [InlineData("}", "}}", "is no valid JSON")]
    public void A_wrong_key_is_named_with_its_remedy(string part, string by, string error)
    {
        var good = Encoding.UTF8.GetString(AnswerJson.Write(Applied(), "mqtt"));
        Assert.Contains(part, good, StringComparison.Ordinal);

        Assert.False(AnswerJson.TryRead(Encoding.UTF8.GetBytes(good.Replace(part, by, StringComparison.Ordinal)), out _, out _, out var said));
        Assert.Contains(error, said, StringComparison.Ordinal);
    }

    private static Answer Applied() =>
        new() { Node = Samples.Id("sl-0123"), CommandId = 17, Result = AnswerResult.Applied, LevelSteps = 80 };
}
