namespace EdgeNodes.Contract.Quantities
{
    /// <summary>
    /// Logarithmic steps of 1/32 octave from 64 Ohm upwards, for gas resistance, which spans six decades. Plain
    /// multiplication instead of Math.Log and Math.Pow: the same bits on every machine, and no package on the device.
    /// </summary>
    internal static class OctaveScale
    {
        public const int StepsPerOctave = 32;
        public const double Base = 64.0;

        // 2^(1/64): half a step, from the middle of one step to its border.
        private const double HalfStep = 1.0108892860517005;

        // 2^(i/32)
        private static readonly double[] Fractions = BuildFractions();

        public static bool TryToSteps(double value, out int steps)
        {
            steps = 0;
            if (value < Base / HalfStep)
            {
                return false;
            }

            double rest = value * HalfStep / Base;
            int octave = 0;
            while (rest >= 2.0)
            {
                rest /= 2.0;
                octave++;
            }

            int fraction = 0;
            while (fraction < StepsPerOctave - 1 && Fractions[fraction + 1] <= rest)
            {
                fraction++;
            }

            steps = (octave * StepsPerOctave) + fraction;
            return true;
        }

        public static double FromSteps(int steps)
        {
            if (steps < 0)
            {
                return 0;
            }

            double value = Base * Fractions[steps % StepsPerOctave];
            for (int octave = steps / StepsPerOctave; octave > 0; octave--)
            {
                value *= 2.0;
            }

            // Whole ohms: half an ohm is far inside half a step even at the bottom of the range.
            return (double)(long)(value + 0.5);
        }

        private static double[] BuildFractions()
        {
            double[] fractions = new double[StepsPerOctave];
            double step = HalfStep * HalfStep;
            fractions[0] = 1.0;
            for (int i = 1; i < fractions.Length; i++)
            {
                fractions[i] = fractions[i - 1] * step;
            }

            return fractions;
        }
    }
}
