using System;
using EdgeNodes.StandIns;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Light sleep waits where it stands; deep sleep ends the program, and waking starts it anew from Main.</summary>
public class Sleep
{
    public Sleep()
    {
    }

    public enum WakeupCause
    {
        Undefined = 0,
        Ext0 = 2,
        Ext1 = 3,
        Timer = 4,
        TouchPad = 5,
        Ulp = 6,
        Gpio = 7,
        Uart = 8,
        Wifi = 9,
        CoCpu = 10,
        CoCpuTrapTrig = 11,
        Bt = 12,
    }

    public static EspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        Board.Current.State<Alarm>().WakeAfter = time;
        return EspNativeError.OK;
    }

    public static WakeupCause GetWakeupCause() => (WakeupCause)Board.Current.WakeupCause;

    /// <summary>Returns when the timer wakes the chip; without a wake-up source the device sleeps on, so this refuses.</summary>
    public static EspNativeError StartLightSleep()
    {
        var board = Board.Current;
        if (!(board.State<Alarm>().WakeAfter is TimeSpan time))
        {
            return EspNativeError.INVALID_STATE;
        }

        board.Wait(time);
        return EspNativeError.OK;
    }

    /// <summary>Never returns: the board goes to sleep under this thread.</summary>
    public static void StartDeepSleep()
    {
        var board = Board.Current;
        board.DeepSleep(board.State<Alarm>().WakeAfter);
    }

    private sealed class Alarm
    {
        internal TimeSpan? WakeAfter { get; set; }
    }
}
