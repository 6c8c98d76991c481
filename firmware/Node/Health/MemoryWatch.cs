namespace EdgeNodes.Node
{
    /// <summary>
    /// Looks at the free memory now and then: M2Mqtt is known to leak under load (nanoframework/Home #816), and a restart by plan
    /// loses nothing while one by exhaustion might. Each restart doubles how long the next boot waits with another one, up to a day, until a
    /// boot had enough for a day: a node that never has must not wear its flash and its boot numbers with restarts in vain.
    /// </summary>
    public sealed class MemoryWatch
    {
        /// <summary>Fewer free bytes than this ask for a restart: a TLS handshake alone needs more.</summary>
        public const int Least = 8192;

        /// <summary>The longest time after a boot in which no restart is planned, ms: a day.</summary>
        public const long Longest = 86400000;

        private const long Period = 300000;

        private readonly IVitals? vitals;
        private readonly BootNote note;
        private readonly long begin;
        private long next;

        /// <param name="vitals">Asked; null: nobody to ask.</param>
        /// <param name="note">Loaded; knows how many restarts in a row there were for this.</param>
        /// <param name="begin">When this boot began, ms: the clock may run on over sleeps.</param>
        public MemoryWatch(IVitals? vitals, BootNote note, long begin)
        {
            this.vitals = vitals;
            this.note = note;
            this.begin = begin;
            long wait = Period;
            for (int i = 0; i < note.MemoryRestarts && wait < Longest; i++)
            {
                wait *= 2;
            }

            next = begin + (wait < Longest ? wait : Longest);
        }

        /// <summary>True if it is time to look and memory is short. Never in the first five minutes of a boot.</summary>
        public bool IsShort(long now)
        {
            if (vitals == null || now < next)
            {
                return false;
            }

            next = now + Period;
            if (vitals.FreeMemory < Least)
            {
                return true;
            }

            if (now - begin >= Longest)
            {
                note.NoteMemory();
            }

            return false;
        }
    }
}
