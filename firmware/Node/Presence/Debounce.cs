namespace EdgeNodes.Node
{
    /// <summary>A level counts when three looks in a row agree; what jumps about far oftener than people come is counted.</summary>
    public sealed class Debounce
    {
        /// <summary>Changes of the raw level within a minute that no sensor of people makes.</summary>
        public const int MostEdges = 60;

        private const int Agreeing = 3;
        private const long Minute = 60000;

        private bool raw;
        private int agree;
        private int edges;
        private long minuteStart;

        /// <summary>The level that counts.</summary>
        public bool IsHigh { get; private set; }

        /// <summary>True from too many changes in a minute until a minute with fewer.</summary>
        public bool IsNoisy { get; private set; }

        /// <summary>Takes a look at the raw level; now in milliseconds since boot.</summary>
        public void Look(bool level, long now)
        {
            if (now - minuteStart >= Minute)
            {
                IsNoisy = edges > MostEdges;
                edges = 0;
                minuteStart = now;
            }

            edges += level != raw ? 1 : 0;
            IsNoisy |= edges > MostEdges;
            agree = level == raw ? (agree < Agreeing ? agree + 1 : agree) : 1;
            raw = level;
            if (agree >= Agreeing)
            {
                IsHigh = level;
            }
        }
    }
}
