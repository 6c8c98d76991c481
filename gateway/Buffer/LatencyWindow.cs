namespace EdgeNodes.Gateway.Buffer;

/// <summary>The latest durations, for percentiles. One writer, any reader.</summary>
internal sealed class LatencyWindow
{
    private readonly double[] milliseconds = new double[1024];
    private readonly Lock gate = new();
    private long count;

    public void Add(TimeSpan duration)
    {
        lock (gate)
        {
            milliseconds[count++ % milliseconds.Length] = duration.TotalMilliseconds;
        }
    }

    public (double P50, double P99) Percentiles()
    {
        double[] sorted;
        lock (gate)
        {
            sorted = milliseconds[..(int)Math.Min(count, milliseconds.Length)];
        }

        Array.Sort(sorted);
        return (At(sorted, 0.50), At(sorted, 0.99));
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)], 3);
}
