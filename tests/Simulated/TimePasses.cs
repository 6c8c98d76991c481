namespace EdgeNodes.Simulated.Tests;

internal static class TimePasses
{
    internal static void Pass(this ManualTime time, double milliseconds) =>
        time.Advance(TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond)));
}
