using System.Text.Json;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Json;

/// <summary>Reads one answer; unknown keys are skipped, like those of a reading.</summary>
internal ref struct AnswerParser(ReadOnlySpan<byte> text)
{
    private const string What = "answer";
    private static readonly string[] Names = ["node", "id", "result", "reason", "level", "via"];
    private readonly int length = text.Length;
    private Utf8JsonReader json = new(text, JsonText.Options);
    private int seen;

    public Answer Answer { get; } = new();

    public string? Via { get; private set; }

    public string Error { get; private set; } = "";

    public bool Run()
    {
        if (JsonText.SizeProblem(What, length) is { } problem)
        {
            return Fail(problem);
        }

        try
        {
            return ReadObject() && Complete();
        }
        catch (JsonException error)
        {
            return Fail(JsonText.NoJson(What, error));
        }
        catch (InvalidOperationException)
        {
            return Fail(JsonText.NoUtf8(What));
        }
    }

    private bool ReadObject()
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return Fail(JsonText.NoObject(What));
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = KeyIndex();
            json.Read();
            if (key < 0)
            {
                json.Skip();
                continue;
            }

            if ((seen & (1 << key)) != 0)
            {
                return Fail($"key {Names[key]} is there twice: keep one");
            }

            seen |= 1 << key;
            if (!ReadKey(key))
            {
                return false;
            }
        }

        return !json.Read() || Fail(JsonText.NoObject(What));
    }

    private int KeyIndex()
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (json.ValueTextEquals(Names[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private bool ReadKey(int key)
    {
        switch (key)
        {
            case 0:
                var isNode = NodeText.TryRead(ref json, out var node, out var error);
                Answer.Node = node;
                return isNode || Fail(error);
            case 1:
                var isId = JsonText.TryUInt32(ref json, out var id);
                Answer.CommandId = id;
                return isId || Fail("key id must be a whole number from 0 to 4294967295");
            case 2:
                Answer.Result = Answer.ResultOf(JsonText.TextOf(ref json, 32));
                return Answer.Result != AnswerResult.None || Fail("key result must be applied, expired or refused");
            case 3:
                Answer.Reason = Answer.ReasonOf(JsonText.TextOf(ref json, 32));
                return Answer.Reason != AnswerReason.None
                    || Fail("key reason must be a reason that this version knows, like malformed or busy");
            case 4:
                var isLevel = JsonText.TryNumber(ref json, out var percent) & QuantityTable.DimLevel.TryToSteps(percent, out var level);
                Answer.LevelSteps = level;
                return isLevel || Fail("key level must be a number from 0 to 100 (%)");
            default:
                Via = JsonText.TextOf(ref json, 32);
                return Via != null || Fail("key via must be the name of a route, at most 32 bytes");
        }
    }

    private bool Complete()
    {
        for (var i = 0; i < 3; i++)
        {
            if ((seen & (1 << i)) == 0)
            {
                return Fail($"key {Names[i]} is missing: add it");
            }
        }

        return true;
    }

    private bool Fail(string error)
    {
        Error = error;
        return false;
    }
}
