using System.Diagnostics;

namespace EdgeNodes.Tests.Support;

/// <summary>
/// Turns a manual clock from timer to timer while a test waits, and each time only when everybody has done what the last
/// turn made him do: what takes no time in the story takes none, however busy or paused the machine is. The story has to
/// run alone (<see cref="Stillness"/>).
/// </summary>
/// <param name="time">The clock that everybody in the story goes by.</param>
public sealed class TimeTurner(ManualTime time)
{
    private static readonly TimeSpan LongestStory = TimeSpan.FromHours(2);

    /// <summary>Turns the clock until it is so.</summary>
    public Task Until(Func<bool> condition, string what) => Task.Factory.StartNew(
        () => Turn(condition, what), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Turns the clock while something is done.</summary>
    public async Task<T> While<T>(Func<Task<T>> work, string what)
    {
        Task<T> task = Task.Run(work);
        await Until(() => task.IsCompleted, what);
        return await task;
    }

    /// <summary>Turns the clock while something is done.</summary>
    public async Task While(Func<Task> work, string what)
    {
        Task task = Task.Run(work);
        await Until(() => task.IsCompleted, what);
        await task;
    }

    /// <summary>Lets so much time pass.</summary>
    public Task Pass(TimeSpan span) => While(() => Task.Delay(span, time), $"{span} passed");

    private void Turn(Func<bool> condition, string what)
    {
        long turned = Stopwatch.GetTimestamp();
        long start = time.GetTimestamp();
        while (true)
        {
            Stillness.Await();
            if (condition())
            {
                return;
            }
            Assert.True(time.GetElapsedTime(start) < LongestStory, $"Not within {LongestStory.TotalHours:0} hours of the test's clock: {what}");
            if (time.AdvanceToNext())
            {
                turned = Stopwatch.GetTimestamp();
                continue;
            }
            // Nobody waits for this clock: only the machine's can bring something about.
            Assert.True(Stopwatch.GetElapsedTime(turned) < Eventually.Limit, $"Not within {Eventually.Limit.TotalSeconds:0} s: {what}");
            Thread.Sleep(1);
        }
    }
}
