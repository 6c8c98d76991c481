namespace EdgeNodes.Node
{
    /// <summary>Says when a raw value has stood still for longer than anything alive does.</summary>
    public sealed class StuckWatch : IKeeps
    {
        private readonly int most;
        private int last;
        private int same;

        /// <param name="most">So many equal values in a row are still alive; choose it above the longest run of a real series.</param>
        public StuckWatch(int most)
        {
            this.most = most;
        }

        /// <inheritdoc/>
        public int KeptBytes => 8;

        /// <summary>Notes the next raw value; true if it has not moved for too long.</summary>
        public bool IsStuck(int raw)
        {
            same = same > 0 && raw == last ? (same > most ? same : same + 1) : 1;
            last = raw;
            return same > most;
        }

        /// <summary>The part was away: what comes next is new.</summary>
        public void Reset() => same = 0;

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            Bytes.Put32(into, at, (uint)last);
            Bytes.Put32(into, at + 4, (uint)same);
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            last = (int)Bytes.Get32(from, at);
            same = (int)Bytes.Get32(from, at + 4);
        }
    }
}
