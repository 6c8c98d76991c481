using System.Text.Json;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Json;

/// <summary>
/// Reads one command. A lamp is no place to guess: an unknown key, a key twice or a wrong type refuses it. Reads on after
/// the first error, because the refusal wants the id.
/// </summary>
internal ref struct CommandParser(ReadOnlySpan<byte> text, NodeId node, DateTimeOffset now)
{
    private const string What = "command";
    private const string Known = "id, ttl, action, level, fade, issued and set";
    private const int Level = 3;
    private const int Fade = 4;
    private const int Set = 6;
    private static readonly string[] Names = ["id", "ttl", "action", "level", "fade", "issued", "set"];
    private static readonly string[] Actions = ["", "dim", "identify", "settings", "raise"];
    private readonly int length = text.Length;
    private Utf8JsonReader json = new(text, JsonText.Options);
    private int seen;
    private DateTimeOffset? issued;

    public Command Command { get; } = new() { Node = node };

    public uint? Id { get; private set; }

    public string Error { get; private set; } = "";

    public static string WordOf(CommandAction action) => Actions[(int)action];

    public bool Run()
    {
        if (JsonText.SizeProblem(What, length) is { } problem)
        {
            return Fail(problem);
        }

        try
        {
            ReadObject();
        }
        catch (JsonException error)
        {
            return Fail(JsonText.NoJson(What, error));
        }
        catch (InvalidOperationException)
        {
            return Fail(JsonText.NoUtf8(What));
        }

        return Error.Length == 0 && Complete();
    }

    private void ReadObject()
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            Fail(JsonText.NoObject(What));
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = KeyIndex();
            if (key < 0)
            {
                Fail($"key {JsonText.KeyOf(ref json)} is unknown: a command has {Known}");
            }
            else if ((seen & (1 << key)) != 0)
            {
                Fail($"key {Names[key]} is there twice: keep one");
            }

            json.Read();
            if (key >= 0)
            {
                seen |= 1 << key;
                ReadKey(key);
            }

            json.Skip();
        }

        json.Read();
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

    private void ReadKey(int key)
    {
        switch (key)
        {
            case 0:
                var isId = JsonText.TryUInt32(ref json, out var id);
                Id = isId ? id : null;
                Command.Id = id;
                Require(isId, "key id must be a whole number from 0 to 4294967295");
                break;
            case 1:
                var isTtl = JsonText.TryUInt32(ref json, out var ttl) && ttl >= 1 && ttl <= Command.MaxTtlSeconds;
                Command.TtlSeconds = ttl;
                Require(isTtl, $"key ttl must be whole seconds from 1 to {Command.MaxTtlSeconds}");
                break;
            case 2:
                var action = Array.IndexOf(Actions, JsonText.TextOf(ref json, 16));
                Command.Action = action > 0 ? (CommandAction)action : CommandAction.Dim;
                Require(action > 0, "key action must be \"dim\", \"raise\", \"identify\" or \"settings\"");
                break;
            case Level:
                var isLevel = JsonText.TryNumber(ref json, out var percent) & QuantityTable.DimLevel.TryToSteps(percent, out var level);
                Command.LevelSteps = level;
                Require(isLevel && percent is >= 0 and <= 100, "key level must be a number from 0 to 100 (%)");
                break;
            case Fade:
                var isFade = JsonText.TryNumber(ref json, out var fade) && fade is >= 0 and <= Command.MaxFadeTenths / 10;
                Command.FadeTenths = isFade ? (int)Math.Round(fade * 10) : 0;
                Require(isFade, $"key fade must be a number of seconds from 0 to {Command.MaxFadeTenths / 10}");
                break;
            case Set:
                var lines = SettingsLines.Read(ref json);
                Command.Settings = lines ?? "";
                Require(lines != null, "key set must be an object of settings, like {\"sample.seconds\":60}");
                break;
            default:
                var isInstant = JsonText.TryInstant(ref json, out var instant);
                issued = instant;
                Require(isInstant, "key issued must be ISO 8601 with an offset, like \"2026-11-22T08:49:15Z\"");
                break;
        }
    }

    private bool Complete()
    {
        var needed = 7 | (Command.HasLevel ? 1 << Level : 0) | (Command.Action == CommandAction.Settings ? 1 << Set : 0);
        var foreign = (Command.HasLevel ? 0 : (1 << Level) | (1 << Fade)) | (Command.Action == CommandAction.Settings ? 0 : 1 << Set);
        for (var i = 0; i < Names.Length; i++)
        {
            if ((needed & ~seen & (1 << i)) != 0)
            {
                return Fail($"key {Names[i]} is missing: add it");
            }

            if ((foreign & seen & (1 << i)) != 0)
            {
                return Fail($"key {Names[i]} does not go with action \"{WordOf(Command.Action)}\": remove it");
            }
        }

        if (Command.Problem() is { } problem)
        {
            return Fail(problem);
        }

        if (issued is { } since)
        {
            // A sender whose clock is ahead does not get more than it asked for.
            var left = Math.Min(Command.TtlSeconds, Math.Floor((since - now).TotalSeconds + Command.TtlSeconds));
            Command.TtlSeconds = left < 1 ? 0 : (uint)left;
        }

        return true;
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            Fail(otherwise);
        }
    }

    private bool Fail(string error)
    {
        Error = Error.Length == 0 ? error : Error;
        return false;
    }
}
