using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Tests.Commands;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Presence;

/// <summary>What the gateway commands by itself goes the same way to the lamp, and never to the platform.</summary>
public sealed class OwnCommandTests : RouterStory
{
    [Fact]
    public async Task It_reaches_the_lamp_and_is_counted_apart()
    {
        Link.Listen(Lamp);
        Assert.True(Router.TryAccept(Raise(OwnCommands.First + 1)));
        Command sent = await Link.Next();
        Assert.Equal((CommandAction.Raise, OwnCommands.First + 1, 200), (sent.Action, sent.Id, sent.LevelSteps));

        Router.Answered(new Answer { Node = Lamp, CommandId = sent.Id, Result = AnswerResult.Applied, LevelSteps = 200 });
        Assert.Equal(new CommandStatus(0, 0, 0, 0, 0, 0, Own: 1, OwnAnswered: 1), Router.Status);
    }

    [Fact]
    public async Task One_that_ran_out_is_forgotten_in_silence()
    {
        Assert.True(Router.TryAccept(Raise(OwnCommands.First)));
        await Eventually.True(
            () =>
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                return Router.Status.Waiting == 0;
            },
            "the command is given up");
        Assert.Equal((0L, 0L), (Buffer.Buffer.Status.Stored, Buffer.Buffer.Status.Rows));
        Assert.Equal(new CommandStatus(0, 0, 0, 0, 0, 0, Own: 1), Router.Status);
    }

    [Fact]
    public void A_foreign_id_an_unknown_lamp_and_a_second_time_are_not_taken()
    {
        Assert.False(Router.TryAccept(Raise(OwnCommands.First - 1)));
        Assert.True(Router.TryAccept(Raise(OwnCommands.First)));
        Assert.False(Router.TryAccept(Raise(OwnCommands.First)));
        Link.KnowsAll = false;
        Assert.False(Router.TryAccept(Raise(OwnCommands.First + 1)));
        Assert.Equal(1, Router.Status.Own);
    }

    [Fact]
    public async Task A_platform_that_takes_such_an_id_is_refused_and_told()
    {
        await Router.AcceptAsync(Raise(OwnCommands.First + 7), "mqtt", CancellationToken.None);
        await Eventually.True(() => Router.Status.Refused == 1, "the answer is stored");
        var answer = new Answer();
        byte[] bytes = Assert.Single(await Buffer.ReadAll()).Payload;
        Assert.True(AnswerCodec.TryDecode(bytes, 0, bytes.Length, answer, out string error), error);
        Assert.Equal((OwnCommands.First + 7, AnswerResult.Refused, AnswerReason.Malformed), (answer.CommandId, answer.Result, answer.Reason));
    }

    private static Command Raise(uint id) => new() { Action = CommandAction.Raise, Node = Lamp, Id = id, TtlSeconds = 30, LevelSteps = 200 };
}
