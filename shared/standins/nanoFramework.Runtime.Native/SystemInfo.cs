using System;
using EdgeNodes.StandIns;

namespace nanoFramework.Runtime.Native;

/// <summary>Which image the board runs.</summary>
public static class SystemInfo
{
    public static string TargetName => Named("ESP32_REV3");

    public static string Platform => Named("ESP32");

    public static string OEMString => Named("nanoCLR of a simulated board");

    public static Version Version
    {
        get
        {
            Board.Current.ThrowIfOff();
            return new Version(1, 17, 11, 0);
        }
    }

    private static string Named(string text)
    {
        Board.Current.ThrowIfOff();
        return text;
    }
}
