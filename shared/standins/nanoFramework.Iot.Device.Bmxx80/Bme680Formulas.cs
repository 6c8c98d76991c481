using System;

namespace Iot.Device.Bmxx80;

/// <summary>BST-BME680-DS001, 3.3 and 3.4 and Bosch's floating point compensation: raw counts to physical values.</summary>
internal static class Bme680Formulas
{
    private static readonly double[] K1 = { 0, 0, 0, 0, 0, -1, 0, -0.8, 0, 0, -0.2, -0.5, 0, -1, 0, 0 };
    private static readonly double[] K2 = { 0, 0, 0, 0, 0.1, 0.7, 0, -0.8, -0.1, 0, 0, 0, 0, 0, 0, 0 };

    /// <summary>Fine temperature; divided by 5120 it is degrees Celsius.</summary>
    internal static double TemperatureFine(Bme680Calibration c, int raw, int factor)
    {
        var first = ((raw / 16384.0) - (c.T1 / 1024.0)) * c.T2;
        var second = (raw / 131072.0) - (c.T1 / 8192.0);
        return first + (second * second * c.T3 * factor);
    }

    /// <summary>Pressure in Pa.</summary>
    internal static double Pressure(Bme680Calibration c, double fine, int raw)
    {
        var x = (fine / 2.0) - 64000.0;
        var offset = (x * x * (c.P6 / 131072.0)) + (x * c.P5 * 2.0);
        offset = (offset / 4.0) + (c.P4 * 65536.0);
        var gain = ((c.P3 * x * x / 16384.0) + (c.P2 * x)) / 524288.0;
        gain = (1.0 + (gain / 32768.0)) * c.P1;
        if (gain == 0)
        {
            return 0;
        }

        var p = (1048576.0 - raw - (offset / 4096.0)) * 6250.0 / gain;
        var square = c.P9 * p * p / 2147483648.0;
        var linear = p * (c.P8 / 32768.0);
        var cube = (p / 256.0) * (p / 256.0) * (p / 256.0) * (c.P10 / 131072.0);
        return p + ((square + linear + cube + (c.P7 * 128.0)) / 16.0);
    }

    /// <summary>Relative humidity in %, clamped to 0..100.</summary>
    internal static double Humidity(Bme680Calibration c, double fine, int raw)
    {
        var t = fine / 5120.0;
        var x = raw - ((c.H1 * 16.0) + (c.H3 / 2.0 * t));
        x *= c.H2 / 262144.0 * (1.0 + (c.H4 / 16384.0 * t) + (c.H5 / 1048576.0 * t * t));
        var percent = x + (((c.H6 / 16384.0) + (c.H7 / 2097152.0 * t)) * x * x);
        return Math.Max(0, Math.Min(100, percent));
    }

    /// <summary>Gas resistance in Ohm.</summary>
    internal static double Gas(Bme680Calibration c, int raw, int range)
    {
        var gain = (1340.0 + (5.0 * c.SwitchError)) * (1.0 + (K1[range] / 100.0));
        var scale = 1.0 + (K2[range] / 100.0);
        return 1.0 / (scale * 0.000000125 * (1 << range) * (((raw - 512.0) / gain) + 1.0));
    }

    /// <summary>Register value that heats the plate to a target, both in degrees Celsius.</summary>
    internal static byte HeaterResistance(Bme680Calibration c, double target, double ambient)
    {
        var first = (c.Gh1 / 16.0) + 49.0;
        var second = (c.Gh2 / 32768.0 * 0.0005) + 0.00235;
        var third = c.Gh3 / 1024.0;
        var wanted = (first * (1.0 + (second * Math.Min(target, 400)))) + (third * ambient);
        return (byte)(3.4 * ((wanted * (4.0 / (4.0 + c.HeatRange)) * (1.0 / (1.0 + (c.HeatValue * 0.002)))) - 25));
    }

    /// <summary>Register value of a heating time: six bits of milliseconds, two bits that multiply them by 1, 4, 16, 64.</summary>
    internal static byte HeaterDuration(int milliseconds)
    {
        if (milliseconds >= 0xFC0)
        {
            return 0xFF;
        }

        var factor = 0;
        while (milliseconds > 0x3F)
        {
            milliseconds /= 4;
            factor++;
        }

        return (byte)(milliseconds + (factor * 64));
    }
}
