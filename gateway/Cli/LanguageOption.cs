using System.CommandLine;

namespace EdgeNodes.Cli;

/// <summary>`--lang`: what is for people on site is told in English or in German.</summary>
internal static class LanguageOption
{
    public static Option<string> Build() => new("--lang") { Description = "en or de", DefaultValueFactory = _ => "en" };

    /// <summary>True for German.</summary>
    public static bool IsGerman(string? value) => value switch
    {
        "en" => false,
        "de" => true,
        _ => throw new UserException($"--lang: '{value}' is not spoken here: en or de."),
    };
}
