namespace EdgeNodes.Contract.Quantities
{
    /// <summary>
    /// One thing that is measured: name, unit (UCUM), step and range. A value travels as a whole number of steps, so what
    /// the platform gets is exactly what the node rounded, on every route.
    /// </summary>
    public sealed class Quantity
    {
        private readonly int stepNumerator;
        private readonly int stepDenominator;
        private readonly bool octaves;

        internal Quantity(int code, string name, string unit, int stepNumerator, int stepDenominator, int minSteps, int maxSteps, bool octaves = false)
        {
            Code = code;
            Name = name;
            Unit = unit;
            this.stepNumerator = stepNumerator;
            this.stepDenominator = stepDenominator;
            MinSteps = minSteps;
            MaxSteps = maxSteps;
            this.octaves = octaves;
            Bits = BitsFor(maxSteps - minSteps);
        }

        /// <summary>Index in <see cref="QuantityTable"/>; travels in frames, never renumber.</summary>
        public int Code { get; }

        /// <summary>`temperature`, as in JSON and on command lines.</summary>
        public string Name { get; }

        /// <summary>UCUM code: `Cel`, `%`, `hPa`.</summary>
        public string Unit { get; }

        /// <summary>Smallest value in steps.</summary>
        public int MinSteps { get; }

        /// <summary>Largest value in steps.</summary>
        public int MaxSteps { get; }

        /// <summary>Bits of an absolute value in a frame.</summary>
        public int Bits { get; }

        /// <summary>Digits after the point that the step needs.</summary>
        public int Decimals => octaves || stepDenominator == 1 ? 0 : stepDenominator == 100 ? 2 : 1;

        /// <summary>Smallest value in <see cref="Unit"/>.</summary>
        public double Min => FromSteps(MinSteps);

        /// <summary>Largest value in <see cref="Unit"/>.</summary>
        public double Max => FromSteps(MaxSteps);

        /// <summary>True for a number of steps inside the range.</summary>
        public bool InRange(int steps) => steps >= MinSteps && steps <= MaxSteps;

        /// <summary>Rounds to the nearest step, halves upwards. False for NaN and for anything outside the range.</summary>
        public bool TryToSteps(double value, out int steps)
        {
            steps = 0;
            // NaN first: on the device `nan > x` is true in either order.
            if (double.IsNaN(value) || value > 4e9 || value < -4e9)
            {
                return false;
            }

            if (octaves)
            {
                return OctaveScale.TryToSteps(value, out steps) && InRange(steps);
            }

            double scaled = (value * stepDenominator / stepNumerator) + 0.5;
            if (scaled > int.MaxValue || scaled < int.MinValue)
            {
                return false;
            }

            steps = (int)scaled;
            if (steps > scaled)
            {
                steps--;
            }

            return InRange(steps);
        }

        /// <summary>The value in <see cref="Unit"/>; steps outside the range are converted all the same.</summary>
        public double FromSteps(int steps) =>
            octaves ? OctaveScale.FromSteps(steps) : (double)steps * stepNumerator / stepDenominator;

        private static int BitsFor(int span)
        {
            int bits = 0;
            while (span > 0)
            {
                bits++;
                span >>= 1;
            }

            return bits;
        }
    }
}
