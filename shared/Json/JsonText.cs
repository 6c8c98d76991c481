using System.Text.Json;

namespace EdgeNodes.Json;

/// <summary>What the readers share: strict small steps over <see cref="Utf8JsonReader"/>, and errors that stay short.</summary>
internal static class JsonText
{
    /// <summary>Nothing that EdgeNodes writes comes near; longer input is refused unread.</summary>
    public const int MaxBytes = 8192;

    // reading > values > quantity is three deep; room for objects of unknown keys.
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 8 };

    public static string? SizeProblem(string what, int length) =>
        length == 0 ? $"the {what} is empty: begin with {{" : length > MaxBytes ? $"the {what} is longer than {MaxBytes} bytes" : null;

    public static string NoObject(string what) => $"the {what} is no JSON object: begin with {{";

    public static string NoJson(string what, JsonException error) =>
        $"the {what} is no valid JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}";

    public static string NoUtf8(string what) => $"the {what} holds text that is no valid UTF-8 or Unicode";

    /// <summary>A key as it may stand in an error: at most 40 characters of it.</summary>
    public static string KeyOf(ref Utf8JsonReader reader) => Short(reader.GetString() ?? "");

    public static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "...");

    /// <summary>Text of a string token of at most <paramref name="most"/> bytes; null for anything else.</summary>
    public static string? TextOf(ref Utf8JsonReader reader, int most) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= most ? reader.GetString() : null;

    public static bool TryUInt32(ref Utf8JsonReader reader, out uint value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out value);
    }

    public static bool TryNumber(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value);
    }

    /// <summary>
    /// An ISO 8601 instant that says its offset: without one, .NET would take it for local time, and every machine for another.
    /// </summary>
    public static bool TryInstant(ref Utf8JsonReader reader, out DateTimeOffset instant)
    {
        instant = default;
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
        {
            return false;
        }

        var text = reader.ValueSpan;
        // A date alone has a dash at the place of an offset.
        var offset = text.Length > 10 && (text[^1] == (byte)'Z' || text[^6] is (byte)'+' or (byte)'-');
        return offset && reader.TryGetDateTimeOffset(out instant);
    }
}
