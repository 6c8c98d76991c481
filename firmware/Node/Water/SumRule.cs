namespace EdgeNodes.Node
{
    /// <summary>
    /// Which checksum a JSN-SR04T uses: FF + hi + lo by its manual, hi + lo on clones. The two differ by one, so a frame damaged
    /// by one bit could pass for the other. Rule: it is a clone when three frames in a row say so and none has the manual's
    /// sum; until then they count as damaged. One frame by the manual and it is no clone any more.
    /// </summary>
    public sealed class SumRule
    {
        private const int Proof = 3;

        private readonly ILog log;
        private int cloned;
        private bool isOriginal;

        /// <param name="log">Told when a clone is found.</param>
        public SumRule(ILog log)
        {
            this.log = log;
        }

        /// <summary>True while hi + lo counts as right.</summary>
        public bool IsClone => !isOriginal && cloned >= Proof;

        /// <summary>True if the sum of a frame is right for this sensor.</summary>
        public bool Takes(int head, int high, int low, int sum)
        {
            if (sum == ((head + high + low) & 0xFF))
            {
                isOriginal = true;
                return true;
            }

            if (sum != ((high + low) & 0xFF))
            {
                cloned = IsClone ? cloned : 0;
                return false;
            }

            if (cloned < Proof && !isOriginal)
            {
                cloned++;
                if (IsClone)
                {
                    log.Say("sensor jsn-sr04t: a clone, its checksum leaves out the head byte; accepted from here on");
                }
            }

            return IsClone;
        }
    }
}
