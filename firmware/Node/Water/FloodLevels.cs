namespace EdgeNodes.Node
{
    /// <summary>
    /// Normal, alert, danger. Up at once: the level was confirmed before it comes here. Down only when the water has stayed
    /// below the level less the hysteresis for a minimum of time and readings.
    /// </summary>
    public sealed class FloodLevels
    {
        /// <summary>Below the alert level.</summary>
        public const int Normal = 0;

        /// <summary>Alert level reached.</summary>
        public const int Alert = 1;

        /// <summary>Danger level reached or to be assumed.</summary>
        public const int Danger = 2;

        private const int ReadingsDown = 3;

        private readonly int alert;
        private readonly int danger;
        private readonly int hysteresis;
        private readonly long leastMilliseconds;
        private int below;
        private long belowSince;

        /// <param name="alert">mm above the reference; negative for none.</param>
        /// <param name="danger">mm above the reference; negative for none.</param>
        /// <param name="hysteresis">mm.</param>
        /// <param name="leastMilliseconds">How long the water must have been lower before a level ends.</param>
        public FloodLevels(int alert, int danger, int hysteresis, long leastMilliseconds)
        {
            this.alert = alert;
            this.danger = danger;
            this.hysteresis = hysteresis;
            this.leastMilliseconds = leastMilliseconds;
        }

        /// <summary>0, 1 or 2.</summary>
        public int State { get; private set; }

        /// <summary>A believed level in mm at a time in milliseconds.</summary>
        public void Take(int level, long now)
        {
            int up = Rank(level);
            if (up > State)
            {
                State = up;
            }

            int down = Rank(level + hysteresis);
            if (down >= State)
            {
                below = 0;
                return;
            }

            if (below == 0)
            {
                belowSince = now;
            }

            // Saturates: days of calm count no further.
            below = below < ReadingsDown ? below + 1 : below;
            if (below >= ReadingsDown && now - belowSince >= leastMilliseconds)
            {
                State = down;
                below = 0;
            }
        }

        /// <summary>Danger is to be assumed.</summary>
        public void AssumeDanger()
        {
            State = Danger;
            below = 0;
        }

        /// <summary>As it was before a reboot.</summary>
        public void Restore(int state) => State = state < Normal ? Normal : state > Danger ? Danger : state;

        /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
        public const int KeptBytes = 12;

        internal void Keep(Kept kept)
        {
            kept.Put(State | (below << 4));
            kept.PutLong(belowSince);
        }

        internal void Recall(Kept kept)
        {
            int packed = kept.Take();
            Restore(packed & 15);
            below = packed >> 4;
            belowSince = kept.TakeLong();
        }

        private int Rank(int level) => danger >= 0 && level >= danger ? Danger : alert >= 0 && level >= alert ? Alert : Normal;
    }
}
