using System.Diagnostics;

namespace EdgeNodes.Tests.Support;

/// <summary>Waits for what must happen. The wait ends with it; the limit only says that something hangs.</summary>
public static class Eventually
{
    /// <summary>So long that a paused or busy machine does not reach it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Waits for something to become true.</summary>
    public static Task True(Func<bool> condition, string what) => True(() => Task.FromResult(condition()), what);

    /// <summary>The same for what is asked from somebody else.</summary>
    public static async Task True(Func<Task<bool>> condition, string what)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await condition())
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

    /// <summary>Waits for a task, and says what did not happen when it does not end.</summary>
    public static async Task<T> InTime<T>(this Task<T> task, string what)
    {
        await ((Task)task).InTime(what);
        return await task;
    }

    /// <inheritdoc cref="InTime{T}(Task{T}, string)"/>
    public static async Task InTime(this Task task, string what)
    {
        using CancellationTokenSource done = new();
        await Task.WhenAny(task, Task.Delay(Limit, done.Token));
        await done.CancelAsync();
        Assert.True(task.IsCompleted, $"{what} did not happen within {Limit.TotalSeconds:0} s.");
        await task;
    }

    private static void Check(long began, string what) =>
        Assert.True(Stopwatch.GetElapsedTime(began) < Limit, $"Not within {Limit.TotalSeconds:0} s: {what}");
}
