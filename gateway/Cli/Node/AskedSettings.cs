using System.Text;
using EdgeNodes.Node;

namespace EdgeNodes.Cli.Nodes;

/// <summary>
/// Settings that are typed rather than given as arguments: arguments stand in the list of processes and in the shell's history, where
/// everybody on the machine reads them.
/// </summary>
internal static class AskedSettings
{
    /// <summary>Keys whose values must not be arguments.</summary>
    public static bool IsSecret(string key) => SettingKeys.IndexOf(key) is >= 0 and var index && SettingKeys.At(index).IsSecret;

    /// <summary>Asks for each key: on a terminal, without showing what is typed; else a line of standard input each, in this order.</summary>
    public static void PutInto(SettingsText text, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            if (SettingKeys.IndexOf(key) < 0)
            {
                throw new UserException($"--ask: there is no key {key}: 'edge node settings keys' lists them.");
            }

            text.Set(key, (Console.IsInputRedirected ? NextLine(key) : Typed(key)).Trim());
        }
    }

    private static string NextLine(string key) =>
        Console.In.ReadLine() ?? throw new UserException($"--ask {key}: standard input has no line for it: write one line for each --ask, in the same order.");

    private static string Typed(string key)
    {
        // Switches the terminal's echo off before anybody is asked to type; it stays off from key to key.
        _ = Console.KeyAvailable;
        Console.Error.Write($"{key}: ");
        var value = new StringBuilder();
        for (var pressed = Console.ReadKey(intercept: true); pressed.Key != ConsoleKey.Enter; pressed = Console.ReadKey(intercept: true))
        {
            if (pressed.Key == ConsoleKey.Backspace)
            {
                value.Length = Math.Max(0, value.Length - 1);
            }
            else if (!char.IsControl(pressed.KeyChar))
            {
                value.Append(pressed.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return value.ToString();
    }
}
