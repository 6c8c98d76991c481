using System;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Ultrasonic sensors measure a time. What they tell as a distance holds for the speed of sound that they assume; here it
    /// is corrected to the one in the air of the shaft, once: a sensor that corrects itself is left alone.
    /// </summary>
    public static class SpeedOfSound
    {
        /// <summary>Air of a shaft without a thermometer, Cel: soil below the frost line stays within some degrees of it.</summary>
        public const double AssumedCelsius = 10.0;

        private const double ColdestCelsius = -40.0;
        private const double WarmestCelsius = 85.0;

        /// <summary>Speed in dry air in m/s: 331.3 * sqrt(1 + T / 273.15) (ideal gas; Cramer, JASA 93 (1993) 2510). A temperature
        /// that no shaft has, or none at all, counts as <see cref="AssumedCelsius"/>.</summary>
        public static double At(double celsius) => 331.3 * Math.Sqrt(1.0 + (Usable(celsius) / 273.15));

        /// <summary>
        /// The speed that a sensor assumes, m/s; 0 for one that needs no correction. A02YYUW: its maker's A02 modules measure their
        /// own temperature and correct by it (DYP-A02 manual, "temperature compensation"). JSN-SR04T: 340 m/s (its manual, mode 1:
        /// "high time * 340 m/s / 2"). HC-SR04: the binding's constant. A pressure probe hears nothing.
        /// </summary>
        public static double AssumedBy(Part part) => part == Part.JsnSr04t ? 340.0 : part == Part.HcSr04 ? 340.29 : 0.0;

        /// <summary>True if the sensor's distances need the temperature of the air.</summary>
        public static bool Matters(Part part) => AssumedBy(part) > 0;

        /// <summary>The distance in mm that a sensor means when it says <paramref name="mm"/> in air of that temperature.</summary>
        public static int Correct(Part part, int mm, double celsius)
        {
            double assumed = AssumedBy(part);
            return assumed > 0 ? (int)((mm * At(celsius) / assumed) + 0.5) : mm;
        }

        // NaN first: on the device `nan < x` is true.
        private static double Usable(double celsius) =>
            double.IsNaN(celsius) || celsius < ColdestCelsius || celsius > WarmestCelsius ? AssumedCelsius : celsius;
    }
}
