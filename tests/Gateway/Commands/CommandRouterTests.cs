using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Commands;

public sealed class CommandRouterTests : IAsyncLifetime
{
    private static readonly NodeId Lamp = Frames.Node(123, NodeKind.Streetlight);

    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();
    private readonly FakeLink link = new();
    private TestBuffer buffer = null!;
    private CommandRouter router = null!;

    public async Task InitializeAsync()
    {
        buffer = new TestBuffer(folder);
        router = new CommandRouter(link, buffer.Buffer, time, new LogRecorder<CommandRouter>());
        await router.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await router.StopAsync(CancellationToken.None);
        router.Dispose();
        await buffer.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_command_reaches_a_listening_lamp_with_the_time_that_is_left()
    {
        link.Listen(Lamp);
        await Accept(1, ttl: 60);
        Command sent = await link.Next();
        Assert.Equal((Lamp, 1u, 60u, 80), (sent.Node, sent.Id, sent.TtlSeconds, sent.LevelSteps));
    }

    [Fact]
    public async Task A_command_waits_for_its_lamp_and_goes_when_the_lamp_listens()
    {
        await Accept(1, ttl: 60);
        time.Advance(TimeSpan.FromSeconds(20));
        link.Listen(Lamp);
        Assert.Equal(40u, (await link.Next()).TtlSeconds);
    }

    [Fact]
    public async Task A_command_whose_lamp_stays_away_is_answered_as_expired()
    {
        await Accept(7, ttl: 60);
        await AdvanceUntil(() => buffer.Buffer.Status.Rows == 1);
        Answer answer = await OnlyAnswer();
        Assert.Equal((Lamp, 7u, AnswerResult.Expired), (answer.Node, answer.CommandId, answer.Result));
        Assert.Equal((1L, 0L), (router.Status.Expired, router.Status.Waiting));
    }

    [Fact]
    public async Task A_jump_of_the_wall_clock_expires_nothing()
    {
        await Accept(1, ttl: 60);
        time.SetWall(time.GetUtcNow().AddYears(10));
        link.Listen(Lamp);
        Assert.Equal(60u, (await link.Next()).TtlSeconds);
    }

    [Fact]
    public async Task A_command_that_comes_twice_is_sent_once()
    {
        link.Listen(Lamp);
        await Accept(1);
        await Accept(1);
        await link.Next();
        await Accept(2);
        Assert.Equal(2u, (await link.Next()).Id);
        Assert.Equal((2L, 1L), (router.Status.Accepted, router.Status.Repeated));
    }

    [Fact]
    public async Task A_command_without_an_answer_is_sent_again()
    {
        link.Listen(Lamp);
        await Accept(1, ttl: 60);
        await link.Next();
        await AdvanceUntil(() => link.Sent > 1);
        Assert.Equal(1u, (await link.Next()).Id);
    }

    [Fact]
    public async Task A_lamp_that_went_away_with_its_command_keeps_the_gateway_from_nothing()
    {
        link.Listen(Lamp);
        await Accept(1, ttl: 60);
        await link.Next();
        link.Leave(Lamp);
        time.Advance(TimeSpan.FromSeconds(20));

        // The next thing to do is the command's end, 60 s and the grace of 5 s after it came.
        await Eventually.True(() => time.NextDue is { } due && due >= TimeSpan.FromSeconds(45), "the router rests");
        link.Listen(Lamp);
        Assert.Equal(40u, (await link.Next()).TtlSeconds);
    }

    [Fact]
    public async Task A_lamp_that_answered_is_left_in_peace()
    {
        link.Listen(Lamp);
        await Accept(1, ttl: 60);
        await link.Next();
        router.Answered(new Answer { Node = Lamp, CommandId = 1, Result = AnswerResult.Applied, LevelSteps = 80 });
        time.Advance(TimeSpan.FromSeconds(120));
        await Accept(2, ttl: 60);
        Assert.Equal(2u, (await link.Next()).Id);
        Assert.Equal((1L, 0L, 0L), (router.Status.Applied, router.Status.Expired, buffer.Buffer.Status.Stored));
    }

    [Theory]
    [InlineData(NodeKind.AirQuality, 60, 80, true, AnswerResult.Refused, AnswerReason.WrongKind)]
    [InlineData(NodeKind.Streetlight, 60, 80, false, AnswerResult.Refused, AnswerReason.UnknownNode)]
    [InlineData(NodeKind.Streetlight, 60, 300, true, AnswerResult.Refused, AnswerReason.Malformed)]
    [InlineData(NodeKind.Streetlight, 90000, 80, true, AnswerResult.Refused, AnswerReason.Malformed)]
    [InlineData(NodeKind.Streetlight, 0, 80, true, AnswerResult.Expired, AnswerReason.None)]
    public async Task What_cannot_be_done_is_answered_at_once(NodeKind kind, int ttl, int level, bool known, AnswerResult result, AnswerReason reason)
    {
        link.KnowsAll = known;
        await router.AcceptAsync(
            new Command { Node = Frames.Node(5, kind), Id = 9, TtlSeconds = (uint)ttl, LevelSteps = level }, "mqtt", CancellationToken.None);
        Answer answer = await OnlyAnswer();
        Assert.Equal((9u, result, reason), (answer.CommandId, answer.Result, answer.Reason));
    }

    [Fact]
    public async Task A_command_that_could_not_be_read_is_answered_as_malformed()
    {
        await router.RefuseAsync(Lamp, 4, "level is missing", "mqtt", CancellationToken.None);
        Answer answer = await OnlyAnswer();
        Assert.Equal((4u, AnswerResult.Refused, AnswerReason.Malformed), (answer.CommandId, answer.Result, answer.Reason));
    }

    [Fact]
    public async Task A_link_that_fails_is_tried_again()
    {
        link.Listen(Lamp);
        link.FailuresToCome = 2;
        await Accept(1, ttl: 60);
        await AdvanceUntil(() => link.Sent > 0);
    }

    [Fact]
    public async Task A_lamp_that_nothing_can_be_sent_to_keeps_no_other_from_its_command()
    {
        NodeId other = Frames.Node(124, NodeKind.Streetlight);
        link.Failing = Lamp;
        link.Listen(Lamp);
        link.Listen(other);
        await Accept(1, ttl: 600);
        await Accept(2, ttl: 600);
        await router.AcceptAsync(new Command { Node = other, Id = 3, TtlSeconds = 600, LevelSteps = 80 }, "mqtt", CancellationToken.None);
        // It is sent again, too, as long as it has no answer.
        await AdvanceUntil(() => link.Sent > 1);
        Assert.Equal(3u, (await link.Next()).Id);
    }

    private ValueTask Accept(uint id, uint ttl = 60) =>
        router.AcceptAsync(new Command { Node = Lamp, Id = id, TtlSeconds = ttl, LevelSteps = 80, FadeTenths = 20 }, "mqtt", CancellationToken.None);

    private async Task<Answer> OnlyAnswer()
    {
        BufferedRecord record = Assert.Single(await buffer.ReadAll());
        var answer = new Answer();
        Assert.True(AnswerCodec.TryDecode(record.Payload, 0, record.Payload.Length, answer, out string error), error);
        return answer;
    }

    /// <summary>The router's own timers decide when it acts: time passes until it has.</summary>
    private Task AdvanceUntil(Func<bool> condition) => Eventually.True(
        () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return condition();
        },
        "the router acts");
}
