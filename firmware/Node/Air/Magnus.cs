using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Water vapour over water by the Magnus formula, e = 611.2 Pa * exp(17.62 t / (243.12 + t)) (WMO-No. 8, annex 4.B;
    /// Sonntag 1990), good from -45 to 60 Cel. Temperatures beyond -80 and 100 Cel are taken as those.
    /// </summary>
    public static class Magnus
    {
        private const double GasConstant = 461.52;
        private const double Zero = 273.15;

        /// <summary>Saturation vapour pressure in Pa at a temperature in Cel.</summary>
        public static double SaturationPascal(double celsius)
        {
            double t = Bounded(celsius);
            return 611.2 * Math.Exp(17.62 * t / (243.12 + t));
        }

        /// <summary>Absolute humidity in g/m3 (ideal gas, 461.52 J/(kg K)) at a temperature in Cel and a relative humidity in %.</summary>
        public static double GramsPerCubicMetre(double celsius, double percent) =>
            percent * 10.0 * SaturationPascal(celsius) / (GasConstant * (Bounded(celsius) + Zero));

        /// <summary>
        /// The relative humidity in % that the same air has at another temperature, both in Cel: the vapour pressure stays,
        /// its saturation moves. 100 at most.
        /// </summary>
        public static double Moved(double percent, double from, double to)
        {
            double moved = percent * SaturationPascal(from) / SaturationPascal(to);
            return moved > 100 ? 100 : moved;
        }

        // Keeps both divisors away from zero, and NaN away from everything: it would compare true on the device.
        private static double Bounded(double celsius) =>
            double.IsNaN(celsius) || celsius < -80 ? -80 : celsius > 100 ? 100 : celsius;
    }
}
