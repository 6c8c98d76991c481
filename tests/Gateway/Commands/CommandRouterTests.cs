using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Commands;

public sealed class CommandRouterTests : RouterStory
{
    [Fact]
    public async Task A_command_reaches_a_listening_lamp_with_the_time_that_is_left()
    {
        Link.Listen(Lamp);
        await Accept(1, ttl: 60);
        Command sent = await Link.Next();
        Assert.Equal((Lamp, 1u, 60u, 80), (sent.Node, sent.Id, sent.TtlSeconds, sent.LevelSteps));
    }

    [Fact]
    public async Task A_command_waits_for_its_lamp_and_goes_when_the_lamp_listens()
    {
        await Accept(1, ttl: 60);
        Time.Advance(TimeSpan.FromSeconds(20));
        Link.Listen(Lamp);
        Assert.Equal(40u, (await Link.Next()).TtlSeconds);
    }

    [Fact]
    public async Task A_command_whose_lamp_stays_away_is_answered_as_expired()
    {
        await Accept(7, ttl: 60);
        await AdvanceUntil(() => Buffer.Buffer.Status.Rows == 1);
        Answer answer = await OnlyAnswer();
        Assert.Equal((Lamp, 7u, AnswerResult.Expired), (answer.Node, answer.CommandId, answer.Result));
        Assert.Equal((1L, 0L), (Router.Status.Expired, Router.Status.Waiting));
    }

    [Fact]
    public async Task A_jump_of_the_wall_clock_expires_nothing()
    {
        await Accept(1, ttl: 60);
        Time.SetWall(Time.GetUtcNow().AddYears(10));
        Link.Listen(Lamp);
        Assert.Equal(60u, (await Link.Next()).TtlSeconds);
    }

    [Fact]
    public async Task A_command_that_comes_twice_is_sent_once()
    {
        Link.Listen(Lamp);
        await Accept(1);
        await Accept(1);
        await Link.Next();
        await Accept(2);
        Assert.Equal(2u, (await Link.Next()).Id);
        Assert.Equal((2L, 1L), (Router.Status.Accepted, Router.Status.Repeated));
    }

    [Fact]
    public async Task A_command_without_an_answer_is_sent_again()
    {
        Link.Listen(Lamp);
        await Accept(1, ttl: 60);
        await Link.Next();
        await AdvanceUntil(() => Link.Sent > 1);
        Assert.Equal(1u, (await Link.Next()).Id);
    }

    [Fact]
    public async Task A_lamp_that_went_away_with_its_command_keeps_the_gateway_from_nothing()
    {
        Link.Listen(Lamp);
        await Accept(1, ttl: 60);
        await Link.Next();
        Link.Leave(Lamp);
        Time.Advance(TimeSpan.FromSeconds(20));

        // The next thing to do is the command's end, 60 s and the grace of 5 s after it came.
        await Eventually.True(() => Time.NextDue is { } due && due >= TimeSpan.FromSeconds(45), "the router rests");
        Link.Listen(Lamp);
        Assert.Equal(40u, (await Link.Next()).TtlSeconds);
    }

    [Fact]
    public async Task A_lamp_that_answered_is_left_in_peace()
    {
        Link.Listen(Lamp);
        await Accept(1, ttl: 60);
        await Link.Next();
        Router.Answered(new Answer { Node = Lamp, CommandId = 1, Result = AnswerResult.Applied, LevelSteps = 80 });
        Time.Advance(TimeSpan.FromSeconds(120));
        await Accept(2, ttl: 60);
        Assert.Equal(2u, (await Link.Next()).Id);
        Assert.Equal((1L, 0L, 0L), (Router.Status.Applied, Router.Status.Expired, Buffer.Buffer.Status.Stored));
    }

    [Theory]
    [InlineData(NodeKind.AirQuality, 60, 80, true, AnswerResult.Refused, AnswerReason.WrongKind)]
    [InlineData(NodeKind.Streetlight, 60, 80, false, AnswerResult.Refused, AnswerReason.UnknownNode)]
    [InlineData(NodeKind.Streetlight, 60, 300, true, AnswerResult.Refused, AnswerReason.Malformed)]
    [InlineData(NodeKind.Streetlight, 90000, 80, true, AnswerResult.Refused, AnswerReason.Malformed)]
    [InlineData(NodeKind.Streetlight, 0, 80, true, AnswerResult.Expired, AnswerReason.None)]
    public async Task What_cannot_be_done_is_answered_at_once(NodeKind kind, int ttl, int level, bool known, AnswerResult result, AnswerReason reason)
    {
        Link.KnowsAll = known;
        await Router.AcceptAsync(
            new Command { Node = Frames.Node(5, kind), Id = 9, TtlSeconds = (uint)ttl, LevelSteps = level }, "mqtt", CancellationToken.None);
        Answer answer = await OnlyAnswer();
        Assert.Equal((9u, result, reason), (answer.CommandId, answer.Result, answer.Reason));
    }

    [Fact]
    public async Task A_command_that_could_not_be_read_is_answered_as_malformed()
    {
        await Router.RefuseAsync(Lamp, 4, "level is missing", "mqtt", CancellationToken.None);
        Answer answer = await OnlyAnswer();
        Assert.Equal((4u, AnswerResult.Refused, AnswerReason.Malformed), (answer.CommandId, answer.Result, answer.Reason));
    }

    [Fact]
    public async Task A_link_that_fails_is_tried_again()
    {
        Link.Listen(Lamp);
        Link.FailuresToCome = 2;
        await Accept(1, ttl: 60);
        await AdvanceUntil(() => Link.Sent > 0);
    }

    [Fact]
    public async Task A_lamp_that_nothing_can_be_sent_to_keeps_no_other_from_its_command()
    {
        NodeId other = Frames.Node(124, NodeKind.Streetlight);
        Link.Failing = Lamp;
        Link.Listen(Lamp);
        Link.Listen(other);
        await Accept(1, ttl: 600);
        await Accept(2, ttl: 600);
        await Router.AcceptAsync(new Command { Node = other, Id = 3, TtlSeconds = 600, LevelSteps = 80 }, "mqtt", CancellationToken.None);
        // It is sent again, too, as long as it has no answer.
        await AdvanceUntil(() => Link.Sent > 1);
        Assert.Equal(3u, (await Link.Next()).Id);
    }

    private ValueTask Accept(uint id, uint ttl = 60) =>
        Router.AcceptAsync(new Command { Node = Lamp, Id = id, TtlSeconds = ttl, LevelSteps = 80, FadeTenths = 20 }, "mqtt", CancellationToken.None);

    private async Task<Answer> OnlyAnswer()
    {
        BufferedRecord record = Assert.Single(await Buffer.ReadAll());
        var answer = new Answer();
        Assert.True(AnswerCodec.TryDecode(record.Payload, 0, record.Payload.Length, answer, out string error), error);
        return answer;
    }

    /// <summary>The router's own timers decide when it acts: time passes until it has.</summary>
    private Task AdvanceUntil(Func<bool> condition) => Eventually.True(
        () =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            return condition();
        },
        "the router acts");
}
