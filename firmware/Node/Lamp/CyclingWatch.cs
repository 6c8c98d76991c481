namespace EdgeNodes.Node
{
    /// <summary>Counts how often within an hour a lamp came on again by itself.</summary>
    public sealed class CyclingWatch
    {
        /// <summary>More restarts within an hour are a failure.</summary>
        public const int MostRestarts = 4;

        private const long Hour = 3600000;

        private readonly long[] restarts = new long[MostRestarts + 1];
        private int count;
        private bool wasDark;

        /// <summary>True from the fifth restart within an hour until an hour has passed with one at most.</summary>
        public bool IsOn { get; private set; }

        /// <summary>A lamp that is commanded on burns, or it is dark; now in milliseconds since boot.</summary>
        public void Look(bool burns, long now)
        {
            if (burns && wasDark)
            {
                restarts[count % restarts.Length] = now;
                count = count == int.MaxValue ? restarts.Length : count + 1;
            }

            wasDark = !burns;
            int recent = 0;
            for (int i = 0; i < restarts.Length && i < count; i++)
            {
                recent += now - restarts[i] < Hour ? 1 : 0;
            }

            IsOn = recent > MostRestarts || (IsOn && recent > 1);
        }

        /// <summary>It was switched by command: what comes now is no restart.</summary>
        public void Forgive() => wasDark = false;
    }
}
