using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeNodes.Platform.Settings;

/// <summary>
/// A settings file that forgives nothing: every key must be asked for, have the right type and be there. Each complaint is
/// one sentence that names file, key and remedy.
/// </summary>
internal sealed class SettingsFile
{
    private const int MaxBytes = 1 << 20;
    private readonly string file;

    private SettingsFile(string file, JsonObject root)
    {
        this.file = file;
        Root = new SettingsSection(this, "", root);
    }

    public SettingsSection Root { get; }

    /// <summary>Folder that relative paths in the file start from.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(file))!;

    /// <summary>Reads the file; <paramref name="overrides"/> are `Broker:Port=1884`, values as JSON or as plain text.</summary>
    public static SettingsFile Read(string file, IEnumerable<string> overrides)
    {
        var settings = new SettingsFile(file, Parse(file));
        foreach (var line in overrides)
        {
            settings.Override(line);
        }

        return settings;
    }

    public PlatformException Complaint(string key, string remedy) => new($"{file}: {key}: {remedy}");

    private static JsonObject Parse(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > MaxBytes })
            {
                throw new PlatformException($"{file} is larger than a settings file can be: give the right file");
            }

            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };
            return JsonNode.Parse(File.ReadAllBytes(file), null, options) as JsonObject
                ?? throw new PlatformException($"{file} holds no JSON object: begin it with {{");
        }
        catch (JsonException error)
        {
            throw new PlatformException($"{file} is no valid JSON: correct line {error.LineNumber + 1} ({error.Message})", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException($"{file} cannot be read: see that it exists and that this user may read it", error);
        }
    }

    private void Override(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new PlatformException($"'{line}' overrides nothing: write Section:Key=value, like Broker:Port=1884");
        }

        var keys = line[..equals].Split(':');
        var at = Root.Json;
        foreach (var key in keys[..^1])
        {
            if (!at.ContainsKey(key))
            {
                at[key] = new JsonObject();
            }

            at = at[key] as JsonObject ?? throw Complaint(line[..equals], $"{key} is no section, so nothing below it can be overridden");
        }

        at[keys[^1]] = ValueOf(line[(equals + 1)..]);
    }

    private static JsonNode? ValueOf(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
