namespace EdgeNodes.Node
{
    /// <summary>
    /// When a node that sleeps switches its radio on: when a batch is full, at once for a new alarm, once after power-on. While
    /// the gateway does not answer the attempts get rarer, so that its absence does not cost the battery.
    /// </summary>
    public sealed class ContactPlan
    {
        /// <summary>Longest wait between two attempts, ms.</summary>
        public const long Longest = 6 * 3600000L;

        /// <summary>Longest wait while an alarm is to be told, ms.</summary>
        public const long LongestWithAlarm = 3600000L;

        private const byte MostFailures = 20;

        private readonly int batch;
        private readonly long cycle;

        /// <param name="batch">Readings that make a report.</param>
        /// <param name="periodMilliseconds">Sampling period.</param>
        public ContactPlan(int batch, int periodMilliseconds)
        {
            this.batch = batch;
            cycle = (long)batch * periodMilliseconds;
        }

        /// <summary>Attempts in a row that were given up.</summary>
        public byte Failures { get; private set; }

        /// <summary>No attempt before this, ms since boot.</summary>
        public long NotBefore { get; private set; }

        /// <summary>Goes on where the note left off.</summary>
        public void Resume(SleepNote note)
        {
            Failures = note.Failures;
            NotBefore = note.NotBefore;
        }

        /// <summary>True if there is something that should not wait for another cycle.</summary>
        public bool IsDue(int ordinary, int alarms) => alarms > 0 || ordinary >= batch;

        /// <summary>True if the radio is to go on for it. <paramref name="news"/>: an alarm that was raised since the wake-up.</summary>
        public bool MayTry(bool news, long now) => news || now >= NotBefore;

        /// <summary>The gateway holds everything that was due.</summary>
        public void Succeeded()
        {
            Failures = 0;
            NotBefore = 0;
        }

        /// <summary>The node gives up for now: the wait doubles from failure to failure.</summary>
        public void GaveUp(bool alarm, long now)
        {
            long wait = cycle;
            long most = alarm ? LongestWithAlarm : Longest;
            for (int i = 0; i < Failures && wait < most; i++)
            {
                wait *= 2;
            }

            NotBefore = now + (wait < most ? wait : most);
            Failures = Failures < MostFailures ? (byte)(Failures + 1) : Failures;
        }
    }
}
