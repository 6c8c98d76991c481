using System;

namespace EdgeNodes.StandIns;

/// <summary>A nanoFramework stand-in was used where no simulated board runs.</summary>
public sealed class NoBoardException : InvalidOperationException
{
    public NoBoardException()
        : base("A nanoFramework stand-in was used outside a simulated board. Run this code through SimulatedBoard.Run, or build it for the device.")
    {
    }
}

/// <summary>The board's power was cut. Firmware lets this pass, so that its threads end as they would on the device.</summary>
public sealed class BoardPoweredOffException : Exception
{
    public BoardPoweredOffException(string board)
        : base($"Board {board} has no power: whatever it was doing ends here.")
    {
    }
}

/// <summary>The firmware asked the board for a part or a pin that is not wired as it thinks.</summary>
public sealed class WiringException : ArgumentException
{
    public WiringException(string message)
        : base(message)
    {
    }
}
