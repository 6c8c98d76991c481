using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>What makes a dust value doubtful without making it wrong.</summary>
    public static class DustDoubt
    {
        /// <summary>Above this relative humidity in % droplets count as dust (Di Antonio et al. 2018: growth is no longer small).</summary>
        public const double HumidAbove = 85;

        /// <summary>WarmingUp, Humid or None; the humidity is that of the same reading, so its sensor is asked first.</summary>
        public static Cause Of(Reading reading, bool settled)
        {
            if (!settled)
            {
                return Cause.WarmingUp;
            }

            return reading.Has(QuantityTable.Humidity) && reading.Value(QuantityTable.Humidity) > HumidAbove ? Cause.Humid : Cause.None;
        }
    }
}
