using System.Diagnostics;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>Waits for something to become true, with a limit that only a failure reaches.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task True(Func<bool> condition, string what)
    {
        long began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Limit, $"Not within {Limit.TotalSeconds:0} s: {what}");
            await Task.Delay(10);
        }
    }
}
