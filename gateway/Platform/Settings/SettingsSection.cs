using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeNodes.Platform.Settings;

/// <summary>One object of a settings file. Keys are taken; what is left at the end is unknown.</summary>
internal sealed class SettingsSection(SettingsFile file, string path, JsonObject json)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public JsonObject Json { get; } = json;

    public SettingsSection Section(string key)
    {
        var node = Take(key) ?? throw Complaint(key, "is missing: add this section");
        return new SettingsSection(file, Path(key), node as JsonObject ?? throw Complaint(key, "must be an object { ... }"));
    }

    public SettingsSection? SectionOrNull(string key) => Json.ContainsKey(key) ? Section(key) : null;

    public List<SettingsSection> Sections(string key)
    {
        var node = Take(key);
        if (node == null)
        {
            return [];
        }

        var array = node as JsonArray ?? throw Complaint(key, "must be an array [ ... ]");
        return [.. array.Select((item, index) => new SettingsSection(
            file, Path(key) + ":" + index, item as JsonObject ?? throw Complaint(key + ":" + index, "must be an object { ... }")))];
    }

    public string Text(string key) => TextOrNull(key) ?? throw Complaint(key, "is missing: add it");

    public string? TextOrNull(string key)
    {
        var node = Take(key);
        if (node == null)
        {
            return null;
        }

        return node.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length > 0
            ? node.GetValue<string>()
            : throw Complaint(key, "must be text in quotes");
    }

    public int Number(string key, int least, int most, int otherwise)
    {
        var node = Take(key);
        if (node == null)
        {
            return otherwise;
        }

        return node.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue(out int value) && value >= least && value <= most
            ? value
            : throw Complaint(key, $"must be a whole number from {least} to {most}");
    }

    public bool Switch(string key)
    {
        var node = Take(key);
        return node == null ? false : node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Complaint(key, "must be true or false"),
        };
    }

    public List<string> Texts(string key)
    {
        var array = Take(key) as JsonArray ?? throw Complaint(key, "must be an array of texts [\"...\"]");
        return [.. array.Select(item => item?.GetValueKind() == JsonValueKind.String
            ? item.GetValue<string>()
            : throw Complaint(key, "must be an array of texts [\"...\"]"))];
    }

    /// <summary>To be called when everything was taken: complains about what nobody asked for.</summary>
    public void Done()
    {
        foreach (var (key, _) in Json)
        {
            if (!taken.Contains(key))
            {
                throw Complaint(key, $"is unknown: take it away or correct it (known here: {string.Join(", ", taken)})");
            }
        }
    }

    public PlatformException Complaint(string key, string remedy) => file.Complaint(Path(key), remedy);

    private string Path(string key) => path.Length == 0 ? key : path + ":" + key;

    private JsonNode? Take(string key)
    {
        taken.Add(key);
        return Json[key];
    }
}
