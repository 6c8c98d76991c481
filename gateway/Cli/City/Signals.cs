using System.Runtime.InteropServices;

namespace EdgeNodes.Cli.City;

/// <summary>SIGTERM to a process of ours: .NET can only kill, and the program `kill` is not on every Debian.</summary>
internal static class Signals
{
    private const int Term = 15;

    public static void Terminate(int process)
    {
        if (OperatingSystem.IsWindows() || Send(process, Term) != 0)
        {
            using var victim = System.Diagnostics.Process.GetProcessById(process);
            victim.Kill(entireProcessTree: true);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
