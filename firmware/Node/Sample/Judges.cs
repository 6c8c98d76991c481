using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>All that look at a reading, in the order in which they are wired.</summary>
    public sealed class Judges
    {
        private readonly IJudge[] judges;

        /// <param name="judges">In this order.</param>
        public Judges(IJudge[] judges)
        {
            this.judges = judges;
        }

        /// <summary>True while one of them wants a sample at once.</summary>
        public bool IsUrgent
        {
            get
            {
                for (int i = 0; i < judges.Length; i++)
                {
                    if (judges[i].IsUrgent)
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>Lets all of them look; returns the shortest period that is wished for in milliseconds, 0 for the usual one.</summary>
        public int Judge(Reading reading, long now)
        {
            int wished = 0;
            for (int i = 0; i < judges.Length; i++)
            {
                judges[i].Judge(reading, now);
                int period = judges[i].PeriodMilliseconds;
                wished = period > 0 && (wished == 0 || period < wished) ? period : wished;
            }

            return wished;
        }
    }
}
