using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EdgeNodes.Tests.Support;

/// <summary>
/// Tells when this process has come to rest: every thread but the asking one sleeps (proc(5), status), and none has run
/// while one looked. What a thread sends over loopback wakes its receiver before the sender sleeps, so nothing is on its
/// way either. For stories that run alone.
/// </summary>
internal static class Stillness
{
    private const string Threads = "/proc/self/task";

    /// <summary>Blocks the calling thread until nothing goes on.</summary>
    public static void Await()
    {
        string self = Path.GetFileName(new FileInfo("/proc/thread-self").LinkTarget
            ?? throw new PlatformNotSupportedException("Whether a process rests is read from Linux' /proc: run this test on Linux."));
        long began = Stopwatch.GetTimestamp();
        Dictionary<string, string> before = [];
        for (int looks = 0; ; looks++)
        {
            Dictionary<string, string> now = [];
            string? awake = Look(self, now);
            if (awake is null && now.Count == before.Count && now.All(thread => before.GetValueOrDefault(thread.Key) == thread.Value))
            {
                return;
            }
            Assert.True(
                Stopwatch.GetElapsedTime(began) < Eventually.Limit,
                $"This process does not come to rest: another test left something running, or something polls by the machine's clock; last {awake ?? "nobody"}.");
            before = awake is null ? now : [];
            if (awake is not null)
            {
                Thread.Sleep(looks < 20 ? 0 : 1);
            }
        }
    }

    // Notes how often each thread has run; ends early with the name of one that is awake.
    private static string? Look(string self, Dictionary<string, string> runs)
    {
        Span<byte> buffer = stackalloc byte[4096];
        foreach (string thread in Directory.EnumerateDirectories(Threads))
        {
            string id = Path.GetFileName(thread);
            if (id == self)
            {
                continue;
            }
            string status;
            try
            {
                using SafeFileHandle file = File.OpenHandle(thread + "/status");
                status = Encoding.ASCII.GetString(buffer[..RandomAccess.Read(file, buffer, 0)]);
            }
            catch (IOException)
            {
                return "a thread that ended just now";
            }
            // Running, or waiting for a disk.
            if (After(status, "State:\t")[0] is 'R' or 'D')
            {
                return After(status, "Name:\t").Split('\n')[0];
            }
            runs[id] = After(status, "\nvoluntary_ctxt_switches:");
        }
        return null;
    }

    private static string After(string status, string key) => status[(status.IndexOf(key, StringComparison.Ordinal) + key.Length)..];
}
