using System.Threading.Channels;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Commands;

/// <summary>Answers that the gateway gives for a node, on their way to the disk. Bounded: who gives too many waits.</summary>
internal sealed class GivenAnswers(ReadingBuffer buffer)
{
    private readonly Channel<Answer> unsettled = Channel.CreateBounded<Answer>(1024);
    private readonly byte[] bytes = new byte[AnswerCodec.MaxBytes];

    /// <summary>Gives an answer; waits while there is no place.</summary>
    public ValueTask GiveAsync(NodeId node, uint id, AnswerResult result, AnswerReason reason, CancellationToken cancellationToken) =>
        unsettled.Writer.WriteAsync(AnswerOf(node, id, result, reason), cancellationToken);

    /// <summary>Gives an answer; false while there is no place.</summary>
    public bool TryGive(NodeId node, uint id, AnswerResult result, AnswerReason reason) =>
        unsettled.Writer.TryWrite(AnswerOf(node, id, result, reason));

    /// <summary>
    /// Stores them, for one caller at a time, and tells of each that is on disk. False while the disk does not take them: they stay until
    /// it does.
    /// </summary>
    public async Task<bool> SettleAsync(Action<Answer> settled)
    {
        while (unsettled.Reader.TryPeek(out Answer? answer))
        {
            int length = AnswerCodec.Encode(answer, bytes, 0);
            StoreResult result = await buffer.StoreAsync([BufferEntry.Answer(answer.Node, answer.CommandId, bytes[..length])]).ConfigureAwait(false);
            if (!result.IsDurable)
            {
                return false;
            }

            unsettled.Reader.TryRead(out _);
            settled(answer);
        }

        return true;
    }

    private static Answer AnswerOf(NodeId node, uint id, AnswerResult result, AnswerReason reason) =>
        new() { Node = node, CommandId = id, Result = result, Reason = reason };
}
