namespace EdgeNodes.Node
{
    /// <summary>Finds how long a node may rest: until the first of all the things that are coming up.</summary>
    public sealed class Rest
    {
        /// <summary>Longest rest in milliseconds; a wake-up that got lost costs no more than this.</summary>
        public const int Longest = 60000;

        private long shortest = Longest;

        /// <summary>The rest in milliseconds.</summary>
        public int Milliseconds => shortest > 0 ? (int)shortest : 0;

        /// <summary>Begin anew.</summary>
        public void Clear() => shortest = Longest;

        /// <summary>Something is due in that time.</summary>
        public void Until(long milliseconds)
        {
            if (milliseconds < shortest)
            {
                shortest = milliseconds;
            }
        }
    }
}
