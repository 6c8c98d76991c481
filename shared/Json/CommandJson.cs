using System.Buffers;
using System.Text.Json;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Json;

/// <summary>
/// A command as the platform writes it: <c>{"id":17,"ttl":60,"action":"dim","level":40,"fade":2}</c>, or with action
/// <c>raise</c> (this level at least), <c>identify</c> (blink until ttl ends), or <c>settings</c> with
/// <c>"set":{"sample.seconds":60}</c>; the node stands in the topic. <c>ttl</c> seconds count from arrival, or from <c>issued</c>
/// (ISO 8601) if that is there. <c>fade</c> is optional.
/// </summary>
public static class CommandJson
{
    /// <summary>
    /// Reads a command for <paramref name="node"/>. On failure <paramref name="error"/> is one sentence that names the key
    /// and the remedy. <c>TtlSeconds</c> is what is left at <paramref name="now"/>; 0: well-formed, but issued too long ago
    /// (answer it as expired).
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> json, NodeId node, DateTimeOffset now, out Command command, out string error)
    {
        var parser = new CommandParser(json, node, now);
        var read = parser.Run();
        command = parser.Command;
        error = parser.Error;
        return read;
    }

    /// <summary>The id of a command that is wrong elsewhere, so that its refusal can name it; null if there is none.</summary>
    public static uint? FindId(ReadOnlySpan<byte> json)
    {
        var parser = new CommandParser(json, default, default);
        _ = parser.Run();
        return parser.Id;
    }

    /// <summary>The JSON as UTF-8, with the seconds that are left as <c>ttl</c>.</summary>
    public static byte[] Write(Command command)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("id"u8, command.Id);
            json.WriteNumber("ttl"u8, command.TtlSeconds);
            json.WriteString("action"u8, CommandParser.WordOf(command.Action));
            if (command.HasLevel)
            {
                json.WriteNumber("level"u8, StepNumber.Of(QuantityTable.DimLevel, command.LevelSteps));
                json.WriteNumber("fade"u8, StepNumber.OfTenths(command.FadeTenths));
            }
            else if (command.Action == CommandAction.Settings)
            {
                SettingsLines.Write(json, command.Settings);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
