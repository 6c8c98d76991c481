namespace EdgeNodes.Node
{
    /// <summary>
    /// Says when successive raw values jump about more than the thing measured can: mean absolute second difference over a
    /// window, so that a steady rise, however fast, is no noise.
    /// </summary>
    public sealed class ScatterWatch : IKeeps
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

        /// <inheritdoc/>
        public int KeptBytes => 10 + (4 * bends.Length);

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

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            Bytes.Put32(into, at, (uint)before);
            Bytes.Put32(into, at + 4, (uint)last);
            into[at + 8] = (byte)seen;
            into[at + 9] = (byte)this.at;
            for (int i = 0; i < bends.Length; i++)
            {
                Bytes.Put32(into, at + 10 + (4 * i), (uint)bends[i]);
            }
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            before = (int)Bytes.Get32(from, at);
            last = (int)Bytes.Get32(from, at + 4);
            // Windows stay far below 200 values.
            seen = from[at + 8] <= bends.Length + 2 ? from[at + 8] : 0;
            this.at = from[at + 9] % bends.Length;
            for (int i = 0; i < bends.Length; i++)
            {
                bends[i] = (int)Bytes.Get32(from, at + 10 + (4 * i));
            }
        }
    }
}
