namespace EdgeNodes.Node
{
    /// <summary>
    /// Looks at the free memory now and then: M2Mqtt is known to leak under load (nanoframework/Home #816), and a restart by plan
    /// loses nothing while one by exhaustion might.
    /// </summary>
    public sealed class MemoryWatch
    {
        /// <summary>Fewer free bytes than this ask for a restart: a TLS handshake alone needs more.</summary>
        public const int Least = 8192;

        private const long Period = 300000;

        private readonly IVitals? vitals;
        private long next;

        /// <param name="vitals">Asked; null: nobody to ask.</param>
        /// <param name="begin">When this boot began, ms: the clock may run on over sleeps.</param>
        public MemoryWatch(IVitals? vitals, long begin)
        {
            this.vitals = vitals;
            next = begin + Period;
        }

        /// <summary>True if it is time to look and memory is short. Never in the first five minutes: no loop of restarts.</summary>
        public bool IsShort(long now)
        {
            if (vitals == null || now < next)
            {
                return false;
            }

            next = now + Period;
            return vitals.FreeMemory < Least;
        }
    }
}
