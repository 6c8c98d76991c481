using EdgeNodes.StandIns;

namespace nanoFramework.Runtime.Native;

/// <summary>The CLR's garbage collector.</summary>
public static class GC
{
    /// <summary>Collects, and returns the free bytes. The PC's collector is left alone: its heap is not the board's.</summary>
    public static uint Run(bool compactHeap) => Board.Current.FreeMemory;

    public static void EnableGCMessages(bool enable) => Board.Current.ThrowIfOff();
}
