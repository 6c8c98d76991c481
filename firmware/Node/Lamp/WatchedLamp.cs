using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// The lamp between whoever rules its level and its driver: drives an aged source higher, counts, and remembers what was asked
    /// of it, so that its health can be judged.
    /// </summary>
    public sealed class WatchedLamp : ILamp
    {
        private readonly IClock clock;
        private ILampDriver driver;
        private CloTable clo = CloTable.None();
        private LampCounters? counters;

        /// <param name="driver">Drives the lamp until the settings are known.</param>
        /// <param name="clock">For the hours.</param>
        public WatchedLamp(ILampDriver driver, IClock clock)
        {
            this.driver = driver;
            this.clock = clock;
        }

        /// <summary>Wished luminous flux in steps of 0.5 %, as the driver took it last; -1 before it took one.</summary>
        public int Level { get; private set; } = -1;

        /// <summary>True while the driver does not take what it is told.</summary>
        public bool IsRefusing { get; private set; }

        /// <summary>When the lamp was switched on or off last, in milliseconds since boot.</summary>
        public long SwitchedAt { get; private set; }

        /// <summary>What drives it.</summary>
        public ILampDriver Driver => driver;

        /// <summary>The settings are known: another driver may take over. It has no level before it is told one, and may refuse it.</summary>
        public void Use(ILampDriver other, CloTable table, LampCounters count)
        {
            driver = other;
            clo = table;
            counters = count;
            Level = -1;
        }

        /// <inheritdoc/>
        public bool TrySetLevel(int levelSteps)
        {
            IsRefusing = !driver.TrySetLevel(counters == null ? levelSteps : clo.Apply(levelSteps, counters.Hours));
            if (IsRefusing)
            {
                return false;
            }

            long now = clock.Milliseconds;
            SwitchedAt = Level < 0 || Level > 0 != levelSteps > 0 ? now : SwitchedAt;
            Level = levelSteps;
            Count(now);
            return true;
        }

        /// <summary>Counts the time until now.</summary>
        public void Count(long now)
        {
            if (counters != null)
            {
                counters.Note(Level > 0, now);
            }
        }
    }
}
