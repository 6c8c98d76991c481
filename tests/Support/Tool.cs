using System.Diagnostics;

namespace EdgeNodes.Tests.Support;

/// <summary>Programs of somebody else that tests run. A missing one fails the test with one sentence that names its Debian package.</summary>
public static class Tool
{
    private static string[] Folders =>
    [
        // Of two .NETs, the one that runs the tests.
        Path.GetDirectoryName(Environment.ProcessPath) ?? "",
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        // Debian puts daemons where the PATH of an ordinary user does not look.
        "/usr/sbin", "/sbin",
    ];

    /// <summary>Where the program lies.</summary>
    public static string Find(string program)
    {
        string? found = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        if (found == null)
        {
            Assert.Fail($"{program} is not installed: apt-get install {Package(program)}");
        }

        return found;
    }

    /// <summary>Starts the program; its standard streams are the caller's.</summary>
    public static Process Start(string program, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(Find(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Sends a signal, as "TERM" or "STOP".</summary>
    public static void Signal(Process process, string signal)
    {
        using Process kill = Process.Start(Find("kill"), ["-" + signal, $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static string Package(string program) => program switch
    {
        "mosquitto_pub" or "mosquitto_sub" => "mosquitto-clients",
        "mosquitto_passwd" => "mosquitto",
        "node" => "nodejs",
        "stdbuf" => "coreutils",
        "script" => "bsdutils",
        "kill" => "procps",
        "dotnet" => "dotnet-sdk-10.0",
        "chronyd" => "chrony",
        _ => program,
    };
}
