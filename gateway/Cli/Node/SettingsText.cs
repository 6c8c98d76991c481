using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.Cli.Nodes;

/// <summary>The lines of a settings file in the making; comments of the file it began with stay.</summary>
internal sealed class SettingsText
{
    // What is one node's own: who it is at the gateway, and what was measured at its place or with its probe.
    private static readonly string[] Own =
    [
        "gateway.secret", "node.certificate", "node.key", "boot.first", "soil.dry", "soil.wet", "soil.calibrated", "soil.calibrated_by",
        "soil.drift_hundredths", "water.reference_mm",
    ];

    private readonly List<string> lines;

    /// <param name="from">A file to begin with; null for an empty one.</param>
    public SettingsText(string? from) => lines = from == null ? [] : [.. Read(from).Split('\n').Select(line => line.TrimEnd('\r'))];

    private SettingsText(IEnumerable<string> lines) => this.lines = [.. lines];

    public static string Read(string file) => Encoding.UTF8.GetString(InputFile.ReadAll(file));

    /// <summary>Reads as the firmware does; the error is in its words, without the full stop.</summary>
    public static (NodeSettings? Settings, string Error) Parse(string text, NodeKind kind)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return SettingsFile.TryParse(bytes, bytes.Length, kind, out var settings, out var error) ? (settings, "") : (null, error);
    }

    public string? this[string key] => lines.Find(line => IsOf(line, key)) is { } found ? found[(found.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim() : null;

    /// <summary>Sets `key=value` of the command line, in place of the line that has the key.</summary>
    /// <exception cref="UserException">It is no such pair, or a secret.</exception>
    public void Set(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1 || setting.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            // Not the text itself: it may be half a secret.
            throw new UserException("--set wants key=value: 'edge node settings keys' lists the keys.");
        }

        var key = setting[..equals].Trim();
        if (AskedSettings.IsSecret(key))
        {
            throw new UserException(
                $"--set {key}: a secret on the command line stands in the list of processes and in the shell's history: write --ask {key} and type it, "
                + "pipe it in, or begin with a file that holds it (--from). Change it where it was shown to others.");
        }

        Set(key, setting[(equals + 1)..].Trim());
    }

    public void Set(string key, string value)
    {
        var at = lines.FindIndex(line => IsOf(line, key));
        if (at < 0)
        {
            at = lines.Count;
            lines.Add("");
        }

        lines[at] = $"{key}={value}";
    }

    /// <summary>
    /// Takes out what belongs to another node than <paramref name="node"/>, if the file is another's: a secret or a calibration that is
    /// carried over shuts the new node out, or makes its values wrong. Returns the keys that went.
    /// </summary>
    public IReadOnlyList<string> HandTo(NodeId node)
    {
        if (this["id"] is not { } other || other == node.ToString())
        {
            return [];
        }

        return [.. Own.Where(key => lines.RemoveAll(line => IsOf(line, key)) > 0)];
    }

    /// <summary>A copy with one more setting, unless it is there.</summary>
    public SettingsText With(string setting)
    {
        var copy = new SettingsText(lines);
        var key = setting[..setting.IndexOf('=', StringComparison.Ordinal)];
        if (copy[key] == null)
        {
            copy.Set(key, setting[(key.Length + 1)..]);
        }

        return copy;
    }

    public override string ToString() => string.Join('\n', lines.Where((line, i) => line.Length > 0 || i < lines.Count - 1)) + "\n";

    private static bool IsOf(string line, string key) => SettingLines.KeyOf(line) == key;
}
