using System.Text;
using System.Text.Json;

namespace EdgeNodes.Json;

/// <summary>Settings as a JSON object of texts and whole numbers, and as the lines that travel to a node.</summary>
internal static class SettingsLines
{
    public static void Write(Utf8JsonWriter json, string lines)
    {
        json.WriteStartObject("set"u8);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            json.WriteString(equals < 0 ? line : line[..equals], equals < 0 ? "" : line[(equals + 1)..]);
        }

        json.WriteEndObject();
    }

    /// <summary>The lines of the object that the reader stands on; null if it is no flat object of texts and whole numbers.</summary>
    public static string? Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var lines = new StringBuilder();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString() ?? "";
            json.Read();
            string? value = json.TokenType switch
            {
                JsonTokenType.String => json.GetString(),
                JsonTokenType.Number when json.TryGetInt64(out var number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            };
            if (value == null || value.Contains('\n', StringComparison.Ordinal) || key.AsSpan().ContainsAny('=', '\n') || key.Length == 0)
            {
                return null;
            }

            lines.Append(lines.Length == 0 ? "" : "\n").Append(key).Append('=').Append(value);
        }

        return lines.Length == 0 ? null : lines.ToString();
    }
}
