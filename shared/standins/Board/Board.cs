using System.Threading;

namespace EdgeNodes.StandIns;

/// <summary>
/// The simulated board under the running firmware. Several boards live in one process: a board belongs to the execution
/// context in which its firmware's Main runs, and every thread or timer that the firmware starts inherits it.
/// </summary>
public static class Board
{
    // The one static of the stand-ins. The handler tells a board of every thread that its firmware starts.
    private static readonly AsyncLocal<SimulatedBoard?> Slot = new(OnContextEntered);

    /// <summary>The powered board of this execution context.</summary>
    /// <exception cref="NoBoardException">No firmware runs here: nobody put a board under this code.</exception>
    /// <exception cref="BoardPoweredOffException">The board's power was cut: this thread has nothing left to run on.</exception>
    public static SimulatedBoard Current
    {
        get
        {
            var board = Slot.Value ?? throw new NoBoardException();
            board.ThrowIfOff();
            return board;
        }
    }

    /// <summary>The board of this execution context, powered or not; null outside any firmware.</summary>
    public static SimulatedBoard? CurrentOrNull => Slot.Value;

    internal static void Enter(SimulatedBoard? board) => Slot.Value = board;

    private static void OnContextEntered(AsyncLocalValueChangedArgs<SimulatedBoard?> change)
    {
        // Pool threads come and go (timers, socket callbacks): only threads of the firmware's own are joined.
        if (change.ThreadContextChanged && change.CurrentValue != null && !Thread.CurrentThread.IsThreadPoolThread)
        {
            change.CurrentValue.Adopt(Thread.CurrentThread);
        }
    }
}
