using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// DALI's logarithmic dimming curve (IEC 62386-102, 9.3): P = 10^((n - 1) / (253 / 3) - 1) per cent of luminous flux for the
    /// arc power levels n = 1 to 254; 0 is off, 255 (MASK) no level.
    /// </summary>
    public static class DaliCurve
    {
        /// <summary>Level of 100 %.</summary>
        public const int Full = 254;

        /// <summary>As an answer or an argument: no level.</summary>
        public const int Mask = 255;

        private const double LevelsPerDecade = 253.0 / 3.0;

        /// <summary>Luminous flux in % of an arc power level; 0 for off, for <see cref="Mask"/> and for whatever is no level.</summary>
        public static double PercentOf(int level) => level < 1 || level > Full ? 0 : Math.Pow(10, ((level - 1) / LevelsPerDecade) - 1);

        /// <summary>Nearest arc power level of a luminous flux in %. Not below 1 for anything that shines, full for what is no number.</summary>
        public static int LevelOf(double percent)
        {
            // NaN first: on the device `nan < x` is true in either order.
            if (double.IsNaN(percent) || percent >= 100)
            {
                return Full;
            }

            if (percent <= 0)
            {
                return 0;
            }

            double level = Math.Floor(1.5 + (LevelsPerDecade * (Math.Log10(percent) + 1)));
            return level < 1 ? 1 : level > Full ? Full : (int)level;
        }

        /// <summary>Nearest arc power level of a level in steps of 0.5 %.</summary>
        public static int LevelOfSteps(int steps) => LevelOf(steps / 2.0);
    }
}
