namespace EdgeNodes.Node
{
    /// <summary>How much a sound lamp draws at least and at most (separate thresholds at low levels: OMA LwM2M object 3418).</summary>
    public sealed class LampLimits
    {
        // A driver in standby draws up to 0.5 W (Regulation (EU) 2019/2020), those of street lights up to 1 W.
        private const double StandbyWatts = 1.0;
        private const double PartOfExpected = 0.3;
        private const double FullSteps = 200.0;

        // Half the light: below it a lamp of unknown power might draw as little as a driver in standby.
        private const int PlainSteps = 100;

        private readonly double nominal;

        /// <param name="nominalWatts">Power at full level, W; not above 0 if nobody knows.</param>
        public LampLimits(int nominalWatts)
        {
            nominal = nominalWatts > 0 ? nominalWatts : 0;
        }

        /// <summary>Most that a lamp draws that is off, W.</summary>
        public double MostWhenOff => nominal > 0 && nominal * 0.1 > 2 * StandbyWatts ? nominal * 0.1 : 2 * StandbyWatts;

        /// <summary>More than a meter can be believed, W; 0 if the lamp's power is not known.</summary>
        public double MostBelievable => nominal * 2;

        /// <summary>Least that a lamp draws at a level in steps, W; 0 where light and standby draw too much alike to tell.</summary>
        public double LeastWhenOn(int levelSteps)
        {
            if (nominal <= 0)
            {
                return levelSteps >= PlainSteps ? StandbyWatts : 0;
            }

            double expected = nominal * levelSteps / FullSteps;
            double least = expected * PartOfExpected > StandbyWatts ? expected * PartOfExpected : StandbyWatts;
            return expected >= 2 * StandbyWatts ? least : 0;
        }
    }
}
