using System.CommandLine;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.Cli.Nodes;

/// <summary>`edge node settings keys`: every key that there is, with what it may hold and what it means.</summary>
internal static class KeysCommand
{
    public static Command Build()
    {
        var kind = new Option<string>("--kind") { Description = "Only the keys of this kind of node, like soil-moisture" };
        var language = LanguageOption.Build();
        var command = new Command("keys", "List every key: range, default, meaning") { kind, language };
        command.SetAction(parsed =>
        {
            var german = LanguageOption.IsGerman(parsed.GetValue(language));
            Print("key", german ? "Werte" : "values", german ? "sonst" : "default", german ? "Bedeutung" : "meaning");
            foreach (var key in Keys(parsed.GetValue(kind)))
            {
                Print(key.Name, Values(key, german), Usual(key, german), KeyMeanings.Of(key.Name, german));
            }

            return 0;
        });
        return command;
    }

    // No table: long lines are for a pipe, a pager or a wide screen, and are not to be broken.
    private static void Print(string key, string values, string usual, string meaning) =>
        Console.Out.WriteLine($"{key,-29} {values,-34} {usual,-12} {meaning}");

    private static IEnumerable<SettingKey> Keys(string? kind)
    {
        var all = Enumerable.Range(0, SettingKeys.Count).Select(SettingKeys.At);
        if (kind == null)
        {
            return all;
        }

        var only = Enum.GetValues<NodeKind>().FirstOrDefault(k => k != NodeKind.None && NodeKinds.NameOf(k) == kind);
        return only == NodeKind.None
            ? throw new UserException($"--kind: '{kind}' is no kind: air-quality, soil-moisture, water-level or streetlight.")
            : all.Where(key => key.Kind == NodeKind.None || key.Kind == only);
    }

    private static string Values(SettingKey key, bool german) =>
        key.Choices.Length > 0 ? key.Choices.Replace("|", ", ", StringComparison.Ordinal)
        : key.IsNumber ? $"{key.Least} … {key.Most}"
        : german ? $"{key.Least} … {key.Most} Zeichen" : $"{key.Least} … {key.Most} characters";

    private static string Usual(SettingKey key, bool german) =>
        key.IsRequired ? german ? "muss da sein" : "required"
        : key.IsNumber ? key.Usual == SettingKeys.NotSet ? "-" : $"{key.Usual}"
        : key.UsualText.Length > 0 ? key.UsualText : "-";
}
