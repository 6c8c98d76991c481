using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// How bright a luminous flux looks: CIE 1976 L*, 0 to 100 (ISO/CIE 11664-4). Levels of schedules and commands are flux;
    /// only fades run in lightness, so that they look even.
    /// </summary>
    public static class Lightness
    {
        private const double Kappa = 903.3;
        private const double Knee = 8.0;

        /// <summary>L* of a relative flux in %; below 0 counts as 0.</summary>
        public static double OfFlux(double percent)
        {
            // Written so that NaN, which compares as true on the device, comes out as 0.
            if (double.IsNaN(percent) || percent <= 0)
            {
                return 0;
            }

            double linear = percent * Kappa / 100;
            return linear <= Knee ? linear : (116 * Math.Pow(percent / 100, 1 / 3.0)) - 16;
        }

        /// <summary>Relative flux in % of an L*.</summary>
        public static double ToFlux(double lightness)
        {
            if (double.IsNaN(lightness) || lightness <= 0)
            {
                return 0;
            }

            double root = (lightness + 16) / 116;
            return lightness <= Knee ? lightness * 100 / Kappa : root * root * root * 100;
        }
    }
}
