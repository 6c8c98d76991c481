using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Commands;

/// <summary>What waits for its lamp, and for how long.</summary>
public sealed class CommandQueueTests
{
    private static readonly NodeId Lamp = Frames.Node(123, NodeKind.Streetlight);

    private readonly ManualTime time = new();
    private readonly FakeLink link = new();
    private readonly CommandQueue queue;

    public CommandQueueTests()
    {
        queue = new CommandQueue(link, time);
        link.Listen(Lamp);
    }

    [Fact]
    public void What_was_taken_to_be_sent_is_not_due_again_at_once_and_is_after_five_seconds_without_an_answer()
    {
        Add(1);
        Assert.Single(queue.TakeDue());
        Assert.Empty(queue.TakeDue());
        time.Advance(queue.Rest());
        Assert.Equal(1u, Assert.Single(queue.TakeDue()).Command.Id);
    }

    [Fact]
    public void What_could_not_be_sent_is_due_at_once()
    {
        Add(1);
        queue.PutBack(queue.TakeDue()[0]);
        Assert.Equal(1u, Assert.Single(queue.TakeDue()).Command.Id);
    }

    [Fact]
    public void A_lamp_that_comes_again_gets_its_own_commands_again_and_nobody_else_s()
    {
        var other = Frames.Node(124, NodeKind.Streetlight);
        link.Listen(other);
        Add(1);
        Add(2, other);
        Assert.Equal(2, queue.TakeDue().Count);
        queue.SendAgain(other);
        Assert.Equal(2u, Assert.Single(queue.TakeDue()).Command.Id);
        queue.SendAgain(default);
        Assert.Equal(2, queue.TakeDue().Count);
    }

    [Fact]
    public void An_expired_command_that_finds_no_place_among_the_answers_stays_until_there_is_one()
    {
        Add(1, ttl: 1);
        time.Advance(TimeSpan.FromSeconds(2));
        queue.EndExpired(_ => false);
        Assert.Equal(1, queue.Status.Waiting);
        Assert.True(queue.Rest() < TimeSpan.FromSeconds(1));
        var told = new List<uint>();
        queue.EndExpired(command => { told.Add(command.Id); return true; });
        Assert.Equal([1u], told);
        Assert.Equal((0L, Timeout.InfiniteTimeSpan), (queue.Status.Waiting, queue.Rest()));
    }

    [Fact]
    public void Of_an_expired_command_of_its_own_the_gateway_tells_nobody()
    {
        Assert.True(queue.TryAddOwn(Command(OwnCommands.First, Lamp, ttl: 1)));
        time.Advance(TimeSpan.FromSeconds(2));
        queue.EndExpired(_ => throw new InvalidOperationException("told"));
        Assert.Equal((0L, 1L, 0L), (queue.Status.Waiting, queue.Status.Own, queue.Status.OwnAnswered));
    }

    [Fact]
    public void More_than_can_wait_are_refused_as_busy_until_one_has_its_answer()
    {
        for (uint id = 1; id <= 4096; id++)
        {
            Add(id);
        }

        Assert.True(queue.TryAdd(Command(5000, Lamp), out var verdict));
        Assert.Equal((AnswerResult.Refused, AnswerReason.Busy), (verdict!.Result, verdict.Reason));
        queue.End(new Answer { Node = Lamp, CommandId = 1, Result = AnswerResult.Applied });
        Add(5001);
        Assert.Equal((4098L, 4096L, 1L), (queue.Status.Accepted, queue.Status.Waiting, queue.Status.Applied));
    }

    [Fact]
    public void A_command_that_is_repeated_long_after_its_answer_is_still_known()
    {
        Add(1);
        queue.End(new Answer { Node = Lamp, CommandId = 1, Result = AnswerResult.Applied });
        time.Advance(TimeSpan.FromDays(2));
        Assert.False(queue.TryAdd(Command(1, Lamp), out _));
        Assert.False(queue.TryRemember(Lamp, 1));
        Assert.Equal((1L, 2L, 0L), (queue.Status.Accepted, queue.Status.Repeated, queue.Status.Waiting));
    }

    private void Add(uint id, NodeId? node = null, uint ttl = 60)
    {
        Assert.True(queue.TryAdd(Command(id, node ?? Lamp, ttl), out var verdict));
        Assert.Null(verdict);
    }

    private static Command Command(uint id, NodeId node, uint ttl = 60) => new() { Node = node, Id = id, LevelSteps = 80, TtlSeconds = ttl };
}
