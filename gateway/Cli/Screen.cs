using Spectre.Console;

namespace EdgeNodes.Cli;

/// <summary>Where tables go: colours on a terminal, plain text in a file or a pipe.</summary>
internal static class Screen
{
    public static bool IsInteractive => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;

    public static IAnsiConsole Out { get; } = Console.IsOutputRedirected
        ? AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors })
        : AnsiConsole.Console;
}
