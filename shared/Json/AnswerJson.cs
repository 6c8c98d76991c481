using System.Buffers;
using System.Text.Json;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Json;

/// <summary>
/// An answer as the platform sees it: <c>{"node":"sl-0123","id":17,"result":"applied","level":40,"via":"mqtt"}</c>; a refusal
/// has a <c>reason</c> (a word) and may have a <c>text</c> (a sentence for people).
/// </summary>
public static class AnswerJson
{
    /// <summary>Longest text that is written; the rest is cut.</summary>
    public const int MaxText = 300;

    /// <summary>The JSON as UTF-8. Unknown level, no reason, null via and null text are left out.</summary>
    public static byte[] Write(Answer answer, string? via, string? text = null) =>
        Write(answer.Node, answer.CommandId, answer, via, text);

    /// <summary>A refusal of something that could not be read; <paramref name="id"/> is null if it had no readable id.</summary>
    public static byte[] WriteMalformed(NodeId node, uint? id, string text) =>
        Write(node, id, new Answer { Result = AnswerResult.Refused, Reason = AnswerReason.Malformed }, null, text);

    /// <summary>Reads an answer. On failure <paramref name="error"/> is one sentence that names the key and the remedy.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out Answer answer, out string? via, out string error)
    {
        var parser = new AnswerParser(json);
        var read = parser.Run();
        answer = parser.Answer;
        via = read ? parser.Via : null;
        error = parser.Error;
        return read;
    }

    private static byte[] Write(NodeId node, uint? id, Answer answer, string? via, string? text)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            NodeText.Write(json, node);
            if (id is { } number)
            {
                json.WriteNumber("id"u8, number);
            }
            else
            {
                json.WriteNull("id"u8);
            }

            json.WriteString("result"u8, Answer.WordOf(answer.Result));
            if (answer.Reason != AnswerReason.None)
            {
                json.WriteString("reason"u8, Answer.WordOf(answer.Reason));
            }

            if (answer.LevelSteps != Answer.UnknownLevel)
            {
                json.WriteNumber("level"u8, StepNumber.Of(QuantityTable.DimLevel, answer.LevelSteps));
            }

            if (text != null)
            {
                json.WriteString("text"u8, text.AsSpan(0, Math.Min(text.Length, MaxText)));
            }

            if (via != null)
            {
                json.WriteString("via"u8, via);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
