using System.Diagnostics;

namespace EdgeNodes.Tests.Support;

/// <summary>Waits for something to become true, with a limit that only a failure reaches.</summary>
public static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task True(Func<bool> condition, string what)
    {
        long began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Check(began, what);
            await Task.Delay(10);
        }
    }

    /// <summary>The same for tests that run on their own thread, as those of firmware do.</summary>
    public static void TrueBlocking(Func<bool> condition, string what)
    {
        long began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Check(began, what);
            Thread.Sleep(10);
        }
    }

    private static void Check(long began, string what) =>
        Assert.True(Stopwatch.GetElapsedTime(began) < Limit, $"Not within {Limit.TotalSeconds:0} s: {what}");
}
