using System.Diagnostics;
using System.Runtime.ExceptionServices;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>
/// What a process has one of and boards must share: the console, the debug listeners, the handler of unhandled exceptions.
/// Set once, for everybody; outside of firmware nothing changes.
/// </summary>
internal static class ProcessHooks
{
    private static readonly Lazy<bool> Installed = new(InstallOnce);

    internal static void Install() => _ = Installed.Value;

    private static bool InstallOnce()
    {
        Console.SetOut(new BoardConsoleWriter(Console.Out));
        Trace.Listeners.Add(new BoardTraceListener());

        // On the device an exception that nobody catches ends its thread; on a PC it would end the city.
        ExceptionHandling.SetUnhandledExceptionHandler(exception =>
        {
            (Board.CurrentOrNull as PoweredBoard)?.Fault(exception);
            return Board.CurrentOrNull is PoweredBoard;
        });
        return true;
    }
}
