using System;
using EdgeNodes.StandIns;

namespace nanoFramework.Runtime.Native;

/// <summary>The chip's clock.</summary>
public static class Rtc
{
    /// <summary>
    /// Accepts the time and reports success. DateTime.UtcNow belongs to the PC, which keeps the time by itself: firmware that
    /// needs a clock of its own keeps an offset in its own clock class.
    /// </summary>
    public static bool SetSystemTime(DateTime time)
    {
        Board.Current.Print($"rtc set to {time:yyyy-MM-ddTHH:mm:ssZ}");
        return true;
    }
}
