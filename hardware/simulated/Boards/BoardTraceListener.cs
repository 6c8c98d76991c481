using System.Diagnostics;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>Debug.WriteLine of firmware, which on the device goes to the same console.</summary>
internal sealed class BoardTraceListener : TraceListener
{
    public override void Write(string? message) => WriteLine(message);

    public override void WriteLine(string? message) => (Board.CurrentOrNull as PoweredBoard)?.Print(message ?? string.Empty);
}
