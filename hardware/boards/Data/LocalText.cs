using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeNodes.Boards;

/// <summary>The languages that a board is described in.</summary>
public enum Language
{
    /// <summary>German.</summary>
    German,

    /// <summary>English.</summary>
    English,
}

/// <summary>A text in both languages. In JSON either a string that serves both, or <c>{ "de": ..., "en": ... }</c>.</summary>
/// <param name="De">German.</param>
/// <param name="En">English.</param>
[JsonConverter(typeof(LocalTextConverter))]
public sealed record LocalText(string De, string En)
{
    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.German ? De : En;
}

internal sealed class LocalTextConverter : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var text = reader.GetString()!;
            return new LocalText(text, text);
        }

        using var both = JsonDocument.ParseValue(ref reader);
        return both.RootElement.ValueKind == JsonValueKind.Object
            && both.RootElement.TryGetProperty("de", out var de)
            && both.RootElement.TryGetProperty("en", out var en)
            ? new LocalText(de.GetString()!, en.GetString()!)
            : throw new JsonException("a text is a string, or an object with de and en");
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Board descriptions are read only.");
}
