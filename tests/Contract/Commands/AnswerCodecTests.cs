using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Contract.Tests.Commands;

public sealed class AnswerCodecTests
{
    private static byte[] Encode(Answer answer)
    {
        var buffer = new byte[AnswerCodec.MaxBytes];
        return buffer[..AnswerCodec.Encode(answer, buffer, 0)];
    }

    [Theory]
    [InlineData("sl-0123", 17u, AnswerResult.Applied, AnswerReason.None, 80)]
    [InlineData("sl-1048575", uint.MaxValue, AnswerResult.Refused, AnswerReason.Busy, Answer.UnknownLevel)]
    [InlineData("aq-0001", 0u, AnswerResult.Refused, AnswerReason.WrongKind, Answer.UnknownLevel)]
    public void An_answer_comes_back_whole(string node, uint id, AnswerResult result, AnswerReason reason, int level)
    {
        var bytes = Encode(new Answer { Node = Samples.Id(node), CommandId = id, Result = result, Reason = reason, LevelSteps = level });
        var again = new Answer();
        Assert.True(AnswerCodec.TryDecode(bytes, 0, bytes.Length, again, out var error), error);
        Assert.Equal(
            (node, id, result, reason, level),
            (again.Node.ToString(), again.CommandId, again.Result, again.Reason, again.LevelSteps));
    }

    [Fact]
    public void A_broken_answer_is_refused_with_its_reason()
    {
        var bytes = Encode(new Answer { Node = Samples.Id("sl-0123"), CommandId = 17, Result = AnswerResult.Applied, LevelSteps = 80 });
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(AnswerCodec.TryDecode(bytes, 0, length, new Answer(), out var error));
            Assert.NotEmpty(error);
        }

        bytes[0] = 0x20;
        Assert.False(AnswerCodec.TryDecode(bytes, 0, bytes.Length, new Answer(), out _));
        var bright = Encode(new Answer { Node = Samples.Id("sl-0123"), Result = AnswerResult.Applied, LevelSteps = 201 });
        Assert.False(AnswerCodec.TryDecode(bright, 0, bright.Length, new Answer(), out var range));
        Assert.Contains("100 %", range);
    }

    [Fact]
    public void Words_lead_back_to_what_they_name()
    {
        foreach (var result in Enum.GetValues<AnswerResult>())
        {
            Assert.Equal(result, Answer.ResultOf(Answer.WordOf(result)));
        }

        foreach (var reason in Enum.GetValues<AnswerReason>())
        {
            Assert.Equal(reason, Answer.ReasonOf(Answer.WordOf(reason)));
            Assert.True(Answer.IsKnown(reason));
        }

        Assert.False(Answer.IsKnown((AnswerReason)63));
    }
}
