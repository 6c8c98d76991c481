using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace EdgeNodes.Gateway.Settings;

/// <summary>
/// The values of a settings file, over them the environment (<c>EDGENODES_INGEST__PORT=1883</c>), over that the command line
/// (<c>Ingest:Port=1883</c>). Knows where each value came from, so that an error can name it.
/// </summary>
internal sealed class SettingsSource
{
    private const string Prefix = "EDGENODES_";

    private readonly IConfigurationRoot configuration;

    /// <exception cref="SettingsException">A source cannot be read, or has a key that does not exist.</exception>
    public SettingsSource(string file, IReadOnlyList<string> overrides)
    {
        File = Path.GetFullPath(file);
        if (!System.IO.File.Exists(File))
        {
            throw new SettingsException($"The settings file {File} is not there: write one, gateway/settings.example.json shows every key.");
        }

        Dictionary<string, string?> fromCommandLine = Parse(overrides);
        try
        {
            configuration = new ConfigurationBuilder()
                .SetBasePath(Folder)
                .AddJsonFile(Path.GetFileName(File), optional: false, reloadOnChange: false)
                .AddEnvironmentVariables(Prefix)
                .AddInMemoryCollection(fromCommandLine)
                .Build();
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The settings file {File} cannot be read: {Innermost(error)} Correct it; gateway/settings.example.json shows the form.", error);
        }

        RefuseUnknownKeys();
    }

    public string File { get; }

    /// <summary>What relative paths are relative to.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    public string? this[string key] => configuration[key] is { Length: > 0 } value ? value : null;

    /// <summary>True when the section says anything at all.</summary>
    public bool Has(string section) => configuration.GetSection(section).GetChildren().Any(child => child.Value != null || child.GetChildren().Any());

    /// <summary>The keys right below a section.</summary>
    public IEnumerable<string> Children(string section) => configuration.GetSection(section).GetChildren().Select(child => child.Key);

    /// <summary>Where the value of a key stands: a file, a variable, the command line.</summary>
    public string OriginOf(string key)
    {
        IConfigurationProvider? provider = configuration.Providers.LastOrDefault(provider =>
            provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any());
        return provider switch
        {
            EnvironmentVariablesConfigurationProvider => $"environment variable {Prefix}{key.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal)}",
            JsonConfigurationProvider or null => $"settings file {File}",
            _ => "command line",
        };
    }

    private static Dictionary<string, string?> Parse(IReadOnlyList<string> overrides)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (string text in overrides)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new SettingsException($"Command line: '{text}' sets nothing; write Key=value, for example Ingest:Port=1883.");
            }

            values[text[..equals].TrimStart('-')] = text[(equals + 1)..];
        }

        return values;
    }

    private void RefuseUnknownKeys()
    {
        foreach ((string key, string? value) in configuration.AsEnumerable().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (SettingsKeys.IsLeaf(key) || IsForeignVariable(key))
            {
                continue;
            }

            if (!SettingsKeys.IsSection(key))
            {
                throw new SettingsException($"In the {OriginOf(key)} the key {key} is unknown{SettingsKeys.Suggest(key)}: correct or remove it.");
            }

            if (!string.IsNullOrEmpty(value))
            {
                throw new SettingsException($"In the {OriginOf(key)} the key {key} is '{value}', but must be an object in braces: gateway/settings.example.json shows it.");
            }
        }
    }

    // EDGENODES_SOMETHING without a section may belong to a script around us; with one it is meant for us.
    private bool IsForeignVariable(string key) =>
        !key.Contains(':', StringComparison.Ordinal)
        && configuration.Providers.Last(provider => provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any()) is EnvironmentVariablesConfigurationProvider
        && !SettingsKeys.IsSection(key);

    private static string Innermost(Exception error)
    {
        while (error.InnerException != null)
        {
            error = error.InnerException;
        }

        return error.Message.TrimEnd('.') + ".";
    }
}
