namespace EdgeNodes.Simulated.Weather;

/// <summary>Numbers that look random and are functions of their arguments: the same seed gives the same city.</summary>
internal static class Noise
{
    /// <summary>0..1, by the finalizer of SplitMix64.</summary>
    internal static double Of(int seed, int what, long at)
    {
        var x = unchecked((ulong)at + ((ulong)(uint)seed << 32) + ((ulong)(uint)what * 0x9E3779B97F4A7C15UL));
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EBUL);
        return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>-1..1, changing smoothly over the seconds given.</summary>
    internal static double Smooth(int seed, int what, double seconds, double over)
    {
        var at = seconds / over;
        var from = Math.Floor(at);
        var t = at - from;
        var ease = t * t * (3 - (2 * t));
        var a = Of(seed, what, (long)from);
        var b = Of(seed, what, (long)from + 1);
        return (2 * (a + ((b - a) * ease))) - 1;
    }
}
