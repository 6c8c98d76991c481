using System.Runtime.InteropServices;

namespace EdgeNodes.Gateway.Clock;

/// <summary>Asks the kernel whether somebody keeps its clock: chrony, systemd-timesyncd and ntpd all tell it (adjtimex(2)).</summary>
internal static class KernelClock
{
    private const int NotSynchronized = 5;

    // struct timex has 208 bytes on 64-bit Linux; with modes = 0 the call only reads.
    private const int TimexBytes = 256;

    /// <summary>True while it is kept; elsewhere than on Linux there is nobody to ask, and the answer is true.</summary>
    public static bool IsKept => !OperatingSystem.IsLinux() || Read(new byte[TimexBytes]) is >= 0 and not NotSynchronized;

    [DllImport("libc", EntryPoint = "adjtimex")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(byte[] timex);
}
