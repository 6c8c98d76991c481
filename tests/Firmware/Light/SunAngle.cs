namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>
/// Height of the sun in degrees by the low-precision formulas of the Astronomical Almanac (section C), 0.01 degrees: another way
/// than the firmware's, so that a mistake there does not hide here.
/// </summary>
internal static class SunAngle
{
    internal static double Of(double unixSeconds, double north, double east)
    {
        var n = (unixSeconds / 86400) - 10957.5;
        var anomaly = Rad(357.528 + (0.9856003 * n));
        var ecliptic = Rad(280.460 + (0.9856474 * n) + (1.915 * Math.Sin(anomaly)) + (0.020 * Math.Sin(2 * anomaly)));
        var obliquity = Rad(23.439 - (0.0000004 * n));
        var ascension = Math.Atan2(Math.Cos(obliquity) * Math.Sin(ecliptic), Math.Cos(ecliptic));
        var declination = Math.Asin(Math.Sin(obliquity) * Math.Sin(ecliptic));
        var sidereal = Rad(((18.697374558 + (24.06570982441908 * n)) * 15) + east);
        var hourAngle = sidereal - ascension;
        var sine = (Math.Sin(Rad(north)) * Math.Sin(declination)) + (Math.Cos(Rad(north)) * Math.Cos(declination) * Math.Cos(hourAngle));
        return Math.Asin(sine) * 180 / Math.PI;
    }

    private static double Rad(double degrees) => degrees * Math.PI / 180;
}
