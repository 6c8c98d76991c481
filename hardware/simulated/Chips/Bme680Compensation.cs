using static EdgeNodes.Simulated.Chips.Bme680Calibration;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// The integer compensation of Bosch's sensor API, from raw counts to values, and by bisection the way back. The driver
/// under test uses the floating point form: the two agree only when both are right.
/// </summary>
internal static class Bme680Compensation
{
    private const int TwentyBits = 1 << 20;
    private const int SixteenBits = 1 << 16;

    private static readonly long[] GasTable1 =
    [
        2147483647, 2147483647, 2147483647, 2147483647, 2147483647, 2126008810, 2147483647, 2130303777,
        2147483647, 2147483647, 2143188679, 2136746228, 2147483647, 2126008810, 2147483647, 2147483647,
    ];

    private static readonly long[] GasTable2 =
    [
        4096000000, 2048000000, 1024000000, 512000000, 255744255, 127110228, 64000000, 32258064,
        16016016, 8000000, 4000000, 2000000, 1000000, 500000, 250000, 125000,
    ];

    internal static int FineTemperature(int raw)
    {
        long x = (raw >> 3) - (T1 << 1);
        var linear = (x * T2) >> 11;
        var square = ((((x >> 1) * (x >> 1)) >> 12) * (T3 << 4)) >> 14;
        return (int)(linear + square);
    }

    /// <summary>Hundredths of a degree Celsius.</summary>
    internal static int Temperature(int fine) => ((fine * 5) + 128) >> 8;

    /// <summary>Pascal.</summary>
    internal static int Pressure(int fine, int raw)
    {
        var x = (fine >> 1) - 64000;
        var offset = ((((x >> 2) * (x >> 2)) >> 11) * P6) >> 2;
        offset += (x * P5) << 1;
        offset = (offset >> 2) + (P4 << 16);
        var gain = (((((x >> 2) * (x >> 2)) >> 13) * (P3 << 5)) >> 3) + ((P2 * x) >> 1);
        gain = ((32768 + (gain >> 18)) * P1) >> 15;
        long p = (long)(1048576 - raw - (offset >> 12)) * 3125;
        p = p >= 1L << 30 ? p / gain << 1 : (p << 1) / gain;
        var square = (P9 * (((p >> 3) * (p >> 3)) >> 13)) >> 12;
        var linear = ((p >> 2) * P8) >> 13;
        var cube = ((p >> 8) * (p >> 8) * (p >> 8) * P10) >> 17;
        return (int)(p + ((square + linear + cube + (P7 << 7)) >> 4));
    }

    /// <summary>Thousandths of a percent.</summary>
    internal static int Humidity(int fine, int raw)
    {
        long t = Temperature(fine);
        var x = raw - (H1 * 16) - (((t * H3) / 100) >> 1);
        var gain = (H2 * (((t * H4) / 100) + (((t * ((t * H5) / 100)) >> 6) / 100) + (1 << 14))) >> 10;
        var linear = x * gain;
        var bend = ((H6 << 7) + ((t * H7) / 100)) >> 4;
        var square = (bend * (((linear >> 14) * (linear >> 14)) >> 10)) >> 1;
        return (int)Math.Clamp((((linear + square) >> 10) * 1000) >> 12, 0, 100_000);
    }

    /// <summary>Ohm.</summary>
    internal static long Gas(int raw, int range)
    {
        var gain = ((1340 + (5 * SwitchError)) * GasTable1[range]) >> 16;
        var divisor = (((long)raw << 15) - 16777216) + gain;
        return (((GasTable2[range] * gain) >> 9) + (divisor >> 1)) / divisor;
    }

    internal static int RawTemperature(double celsius) =>
        Bisect(TwentyBits, raw => FineTemperature(raw) * 5 / 256.0 >= celsius * 100);

    internal static int RawPressure(int fine, double pascal) => Bisect(TwentyBits, raw => Pressure(fine, raw) <= pascal);

    internal static int RawHumidity(int fine, double percent) => Bisect(SixteenBits, raw => Humidity(fine, raw) >= percent * 1000);

    /// <summary>The range whose converter is nearest to its middle, and the count there.</summary>
    internal static (int Raw, int Range) RawGas(double ohm)
    {
        var range = Enumerable.Range(0, 16).MinBy(r => Math.Abs(Math.Log(Gas(512, r) / ohm)));
        return (Bisect(1024, raw => Gas(raw, range) <= ohm), range);
    }

    /// <summary>Plate temperature in Celsius that a heater register aims at (data sheet 3.3.5, solved for the target).</summary>
    internal static double HeaterTarget(byte register, double ambient)
    {
        var wanted = ((register / 3.4) + 25) * ((4.0 + HeatRange) / 4.0) * (1 + (HeatValue * 0.002));
        var first = (Gh1 / 16.0) + 49;
        var second = (Gh2 / 32768.0 * 0.0005) + 0.00235;
        return (((wanted - (Gh3 / 1024.0 * ambient)) / first) - 1) / second;
    }

    // First count for which the test holds; the last one when none does: the converter saturates.
    private static int Bisect(int counts, Func<int, bool> reached)
    {
        var low = 0;
        var high = counts - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (reached(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
