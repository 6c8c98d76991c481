using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// When the sun passes an angle: NOAA Solar Calculator, after Meeus, Astronomical Algorithms, chapters 25 and 28; within
    /// a minute between the polar circles from 1950 to 2050.
    /// </summary>
    public static class Sun
    {
        /// <summary>Zenith angle of sunrise and sunset in degrees: refraction and half the disc.</summary>
        public const double Horizon = 90.833;

        /// <summary>Zenith angle of civil dusk and dawn in degrees.</summary>
        public const double Civil = 96.0;

        /// <summary>Zenith angle of nautical dusk and dawn in degrees.</summary>
        public const double Nautical = 102.0;

        private const int DaySeconds = 86400;
        private const double Radians = Math.PI / 180;

        // At the poles the hour angle means nothing and a cosine is zero: stop short of them.
        private const double MostLatitude = 89.9;

        /// <summary>The day, by the sun over that longitude, that a moment belongs to; days since 1970-01-01.</summary>
        public static int DayOf(long unixSeconds, double longitude) => CivilDate.FloorDays(unixSeconds + (long)(longitude * 240));

        /// <summary>When the sun passes <paramref name="zenith"/> on that day (see <see cref="DayOf"/>), in seconds since 1970-01-01 UTC.</summary>
        public static SunEvent Find(int day, double latitude, double longitude, double zenith, bool rising, out long unixSeconds)
        {
            double place = latitude > MostLatitude ? MostLatitude : latitude < -MostLatitude ? -MostLatitude : latitude;
            double minutes = 720 - (4 * longitude);
            unixSeconds = 0;
            // The declination changes within the day: from noon to the event in three steps.
            for (int i = 0; i < 3; i++)
            {
                Position((day + (minutes / 1440)) / 36525.0, out double declination, out double equation);
                double cosine = (Math.Cos(zenith * Radians) / (Math.Cos(place * Radians) * Math.Cos(declination)))
                    - (Math.Tan(place * Radians) * Math.Tan(declination));
                // Before Acos, which would answer NaN: and NaN compares as true on the device.
                if (cosine < -1 || cosine > 1)
                {
                    return cosine < -1 ? SunEvent.StaysAbove : SunEvent.StaysBelow;
                }

                double hours = Math.Acos(cosine) / Radians * 4;
                minutes = 720 - (4 * longitude) - equation + (rising ? -hours : hours);
            }

            unixSeconds = ((long)day * DaySeconds) + (long)Math.Floor((minutes * 60) + 0.5);
            return SunEvent.Happens;
        }

        // Centuries count from 1970-01-01 00:00 UT, which is 10957.5 days before J2000. Declination in radians, equation of time in minutes.
        private static void Position(double centuriesSince1970, out double declination, out double equation)
        {
            double t = centuriesSince1970 - (10957.5 / 36525.0);
            double longitude = (280.46646 + (t * (36000.76983 + (t * 0.0003032)))) * Radians;
            double anomaly = (357.52911 + (t * (35999.05029 - (t * 0.0001537)))) * Radians;
            double eccentricity = 0.016708634 - (t * (0.000042037 + (t * 0.0000001267)));
            double centre = (Math.Sin(anomaly) * (1.914602 - (t * (0.004817 + (t * 0.000014)))))
                + (Math.Sin(2 * anomaly) * (0.019993 - (t * 0.000101))) + (Math.Sin(3 * anomaly) * 0.000289);
            double node = (125.04 - (1934.136 * t)) * Radians;
            double apparent = longitude + ((centre - 0.00569 - (0.00478 * Math.Sin(node))) * Radians);
            double seconds = 21.448 - (t * (46.815 + (t * (0.00059 - (t * 0.001813)))));
            double obliquity = (23 + ((26 + (seconds / 60)) / 60) + (0.00256 * Math.Cos(node))) * Radians;
            // A product of two sines lies within -1 and 1.
            declination = Math.Asin(Math.Sin(obliquity) * Math.Sin(apparent));
            double y = Math.Tan(obliquity / 2) * Math.Tan(obliquity / 2);
            equation = 4 / Radians * ((y * Math.Sin(2 * longitude)) - (2 * eccentricity * Math.Sin(anomaly))
                + (4 * eccentricity * y * Math.Sin(anomaly) * Math.Cos(2 * longitude)) - (0.5 * y * y * Math.Sin(4 * longitude))
                - (1.25 * eccentricity * eccentricity * Math.Sin(2 * anomaly)));
        }
    }
}
