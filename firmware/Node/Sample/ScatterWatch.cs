namespace EdgeNodes.Node
{
    /// <summary>
    /// Says when successive raw values jump about more than the thing measured can: mean absolute second difference over a
    /// window, so that a steady rise, however fast, is no noise.
    /// </summary>
    public sealed class ScatterWatch
    {
        private readonly int[] bends;
        private readonly int most;
        private int before;
        private int last;
        private int seen;
        private int at;

        /// <param name="window">Values that are looked back on, at least 1.</param>
        /// <param name="most">Largest mean absolute second difference that is still alive, in raw units.</param>
        public ScatterWatch(int window, int most)
        {
            bends = new int[window < 1 ? 1 : window];
            this.most = most;
        }

        /// <summary>Notes the next raw value; true if the window is full and scatters too much.</summary>
        public bool IsNoisy(int raw)
        {
            if (seen >= 2)
            {
                int bend = raw - (2 * last) + before;
                bends[at] = bend < 0 ? -bend : bend;
                at = (at + 1) % bends.Length;
            }

            before = last;
            last = raw;
            if (seen < bends.Length + 2)
            {
                seen++;
            }

            if (seen < bends.Length + 2)
            {
                return false;
            }

            long sum = 0;
            for (int i = 0; i < bends.Length; i++)
            {
                sum += bends[i];
            }

            return sum / bends.Length > most;
        }

        /// <summary>The part was away: what comes next is new.</summary>
        public void Reset() => seen = 0;
    }
}
