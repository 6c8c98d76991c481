namespace EdgeNodes.Node
{
    /// <summary>
    /// How long to wait before the next attempt: doubling, with full jitter, so that a street of nodes does not storm a
    /// gateway that comes back. Clamped after the jitter.
    /// </summary>
    public sealed class Backoff
    {
        private readonly IRandom random;
        private readonly int most;
        private int ceiling;

        /// <summary>No wait is shorter, in milliseconds.</summary>
        public const int Least = 250;

        private const int First = 1000;

        /// <param name="random">For the jitter.</param>
        /// <param name="most">No wait is longer, in milliseconds.</param>
        public Backoff(IRandom random, int most)
        {
            this.random = random;
            this.most = most < Least ? Least : most;
            Reset();
        }

        /// <summary>The next wait in milliseconds.</summary>
        public int Next()
        {
            int wait = random.Next(ceiling + 1);
            ceiling = ceiling > most / 2 ? most : ceiling * 2;
            return wait < Least ? Least : wait > most ? most : wait;
        }

        /// <summary>Begin with short waits again.</summary>
        public void Reset() => ceiling = First < most ? First : most;
    }
}
