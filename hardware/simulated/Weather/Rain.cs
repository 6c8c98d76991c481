namespace EdgeNodes.Simulated.Weather;

/// <summary>Showers: in each six hours of the city none or one, with a beginning, a length and an intensity.</summary>
internal sealed class Rain(int seed)
{
    private const double BlockSeconds = 6 * 3600;
    private const int RememberedBlocks = 24;
    private const double Chance = 0.35;

    /// <summary>Millimetres an hour, now.</summary>
    internal double Intensity(double seconds)
    {
        var block = (long)Math.Floor(seconds / BlockSeconds);
        var (begin, length, intensity) = Shower(block);
        return seconds >= begin && seconds < begin + length ? intensity : 0;
    }

    /// <summary>What the rain of the last days left, in millimetres, when it drains with the time constant given.</summary>
    internal double Stored(double seconds, double drainSeconds)
    {
        var now = (long)Math.Floor(seconds / BlockSeconds);
        var stored = 0.0;
        for (var block = now - RememberedBlocks; block <= now; block++)
        {
            var (begin, length, intensity) = Shower(block);
            var fallen = Math.Clamp(seconds - begin, 0, length) * intensity / 3600;
            stored += fallen * Math.Exp(-Math.Max(0, seconds - begin - (length / 2)) / drainSeconds);
        }

        return stored;
    }

    private (double Begin, double Length, double Intensity) Shower(long block)
    {
        if (Noise.Of(seed, 1, block) > Chance)
        {
            return (block * BlockSeconds, 0, 0);
        }

        var length = 900 + (7200 * Noise.Of(seed, 2, block));
        var begin = (block * BlockSeconds) + ((BlockSeconds - length) * Noise.Of(seed, 3, block));
        return (begin, length, 0.5 + (12 * Noise.Of(seed, 4, block)));
    }
}
