using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace EdgeNodes.Gateway;

/// <summary>
/// One JSON object a line: time, level, room, event, message, then the fields of the event. Of an exception the message
/// is shown and never the stack: whoever reads this runs a gateway and does not debug it.
/// </summary>
internal sealed class JsonLineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "edgenodes";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("level", logEntry.LogLevel.ToString().ToLowerInvariant());
            json.WriteString("room", RoomOf(logEntry.Category));
            json.WriteNumber("event", logEntry.EventId.Id);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (logEntry.Exception is { } error)
            {
                json.WriteString("error", $"{error.GetType().Name}: {error.Message}");
            }

            WriteFields(json, logEntry.State);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteFields<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is GatewayStatus status)
        {
            json.WritePropertyName("status");
            JsonSerializer.Serialize(json, status, GatewayJson.Default.GatewayStatus);
        }
        else if (state is IReadOnlyList<KeyValuePair<string, object?>> fields)
        {
            foreach ((string name, object? value) in fields)
            {
                if (name != "{OriginalFormat}")
                {
                    WriteField(json, JsonNamingPolicy.CamelCase.ConvertName(name), value);
                }
            }
        }
    }

    private static void WriteField(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case int or long or uint or ushort: json.WriteNumber(name, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number): json.WriteNumber(name, Math.Round(number, 3)); break;
            default: json.WriteString(name, value.ToString()); break;
        }
    }

    /// <summary>EdgeNodes.Gateway.Ingest.IngestServer -> Ingest.</summary>
    private static string RoomOf(string category)
    {
        string[] parts = category.Split('.');
        return parts is ["EdgeNodes", "Gateway", _, ..] ? parts[2] : category;
    }
}
