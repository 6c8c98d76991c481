namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>How long a test waits for what must happen. Generous: it costs nothing when all is well.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task<T> InTime<T>(this Task<T> task, string what)
    {
        await Task.WhenAny(task, Task.Delay(Limit));
        Assert.True(task.IsCompleted, $"{what} did not happen within {Limit.TotalSeconds} s.");
        return await task;
    }

    public static async Task InTime(this Task task, string what)
    {
        await Task.WhenAny(task, Task.Delay(Limit));
        Assert.True(task.IsCompleted, $"{what} did not happen within {Limit.TotalSeconds} s.");
        await task;
    }
}
