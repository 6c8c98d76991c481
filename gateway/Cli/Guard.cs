using System.CommandLine;
using System.CommandLine.Parsing;

namespace EdgeNodes.Cli;

/// <summary>Turns whatever goes wrong into one sentence and an exit code: no stack trace ever reaches a user.</summary>
internal static class Guard
{
    public const int BadInput = 2;
    public const int Defect = 70;

    // A gateway finishes its commits, and a city stops its parts one after the other.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(ParseResult parsed)
    {
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"edge: {error.Message}");
            }

            await Console.Error.WriteLineAsync($"edge: see '{Path(parsed.CommandResult)} --help'");
            return BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop });
        }
        catch (UserException complaint)
        {
            await Console.Error.WriteLineAsync($"edge: {complaint.Message}");
            return BadInput;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        catch (Exception defect) when (Environment.GetEnvironmentVariable("EDGE_TRACE") != "1")
        {
            await Console.Error.WriteLineAsync(
                $"edge: {defect.Message} This is a defect of edge: run it again with EDGE_TRACE=1 and report what it prints.");
            return Defect;
        }
    }

    // The words that were typed to get there; of the root only its usual name.
    private static string Path(CommandResult result)
    {
        var words = new List<string>();
        for (SymbolResult? at = result; at is CommandResult { Parent: not null } command; at = at.Parent)
        {
            words.Insert(0, command.Command.Name);
        }

        return string.Join(' ', words.Prepend("edge"));
    }
}
