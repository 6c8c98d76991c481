namespace EdgeNodes.StandIns.Tests.Bindings;

/// <summary>
/// The other way that the data sheet gives to compute the same (BST-BME280-DS002, 4.2.3: 32-bit and 64-bit integers), with the
/// trimming of <see cref="RegisterChip.WithBoschExample"/>: a second opinion on the floating-point one.
/// </summary>
internal static class IntegerFormulas
{
    /// <summary>Degrees Celsius times 5120.</summary>
    public static int Fine(int adcT)
    {
        int first = (((adcT >> 3) - (27504 << 1)) * 26435) >> 11;
        int distance = (adcT >> 4) - 27504;
        return first + ((((distance * distance) >> 12) * -1000) >> 14);
    }

    public static double Pascals(int adcP, int fine)
    {
        long a = (long)fine - 128000;
        long b = (a * a * -7) + ((a * 140) << 17) + (2855L << 35);
        a = ((a * a * 3024) >> 8) + ((a * -10685) << 12);
        a = (((1L << 47) + a) * 36477) >> 33;
        long p = 1048576 - adcP;
        p = ((p << 31) - b) * 3125 / a;
        long square = (6000L * (p >> 13) * (p >> 13)) >> 25;
        long linear = (-14600L * p) >> 19;
        return (((p + square + linear) >> 8) + (15500L << 4)) / 256.0;
    }

    public static double Percent(int adcH, int fine, byte h1, short h2, byte h3, short h4, short h5, sbyte h6)
    {
        int x = fine - 76800;
        int offset = ((adcH << 14) - (h4 << 20) - (h5 * x) + 16384) >> 15;
        int slope = (((((((x * h6) >> 10) * (((x * h3) >> 11) + 32768)) >> 10) + 2097152) * h2) + 8192) >> 14;
        int h = offset * slope;
        h -= (((h >> 15) * (h >> 15)) >> 7) * h1 >> 4;
        return (Math.Clamp(h, 0, 419430400) >> 12) / 1024.0;
    }
}
