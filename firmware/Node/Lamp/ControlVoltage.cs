namespace EdgeNodes.Node
{
    /// <summary>
    /// Control voltage of a 0-10 V driver: straight from its voltage at the lowest level to the one at full level (uCIFI object
    /// 3416, resources 42 and 43). What is lower than the lowest level is off, which such a driver needs a relay for.
    /// </summary>
    public sealed class ControlVoltage
    {
        private const int FullSteps = 200;

        private readonly int least;
        private readonly double atLeast;
        private readonly double atFull;

        /// <param name="leastSteps">Lowest level, in steps of 0.5 %.</param>
        /// <param name="atLeastTenths">Voltage there, tenths of a volt.</param>
        /// <param name="atFullTenths">Voltage at full level, tenths of a volt.</param>
        public ControlVoltage(int leastSteps, int atLeastTenths, int atFullTenths)
        {
            least = leastSteps;
            atLeast = atLeastTenths / 10.0;
            atFull = atFullTenths / 10.0;
        }

        /// <summary>Volts for a level in steps.</summary>
        public double VoltsOf(int levelSteps)
        {
            if (levelSteps >= FullSteps || least >= FullSteps)
            {
                return atFull;
            }

            return levelSteps <= least ? atLeast : atLeast + ((atFull - atLeast) * (levelSteps - least) / (FullSteps - least));
        }
    }
}
