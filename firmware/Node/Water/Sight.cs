namespace EdgeNodes.Node
{
    /// <summary>Between which levels a sensor can see the water of its manhole.</summary>
    public sealed class Sight
    {
        private const int NoTop = int.MaxValue;
        private const int NoBottom = int.MinValue;

        // Data sheets give the farthest distance for a flat wall in the open; a shaft has rungs, drops on the transducer, and foam.
        private const int SurePercent = 80;

        /// <param name="ping">The sensor.</param>
        /// <param name="limits">Of the manhole.</param>
        public Sight(IPing ping, WaterLimits limits)
        {
            int reference = limits.ReferenceMm < 0 ? 0 : limits.ReferenceMm;
            Top = ping.NearestMm < 0 ? NoTop : reference - ping.NearestMm;
            int lowest = reference - (ping.FarthestMm / 100 * SurePercent);
            Bottom = !HasTop ? NoBottom
                : lowest > 0 ? lowest
                : limits.LostEcho == LostEcho.Dry ? 0 : NoBottom;
        }

        /// <summary>Above this level the water stands in the dead zone, mm; only with <see cref="HasTop"/>.</summary>
        public int Top { get; }

        /// <summary>Below this level the sensor may hear nothing, mm; only with <see cref="HasBottom"/>.</summary>
        public int Bottom { get; }

        /// <summary>False for a sensor without a dead zone.</summary>
        public bool HasTop => Top != NoTop;

        /// <summary>False if water is heard down to the reference.</summary>
        public bool HasBottom => Bottom != NoBottom;
    }
}
