namespace EdgeNodes.Node
{
    /// <summary>What the lamp does in which night; <see cref="ScheduleText"/> reads it. Every day has a program.</summary>
    public sealed class LightSchedule
    {
        /// <summary>No schedule has more programs.</summary>
        public const int MaxPrograms = 8;

        private const int EveryDay = 127;

        private readonly LightProgram[] programs = new LightProgram[MaxPrograms];

        /// <summary>How many programs there are.</summary>
        public int Count { get; private set; }

        /// <summary>The days that no program names: a bit each, Monday first.</summary>
        public int Missing
        {
            get
            {
                int named = 0;
                for (int i = 0; i < Count; i++)
                {
                    named |= programs[i].Days;
                }

                return EveryDay & ~named;
            }
        }

        /// <summary>Adds a program behind the others; there is room for <see cref="MaxPrograms"/>.</summary>
        public void Add(LightProgram program)
        {
            programs[Count] = program;
            Count++;
        }

        /// <summary>
        /// The program of a night that begins on that day: a holiday's program before all others, then the first that names the
        /// day of the week (0 is Monday).
        /// </summary>
        public LightProgram ProgramOf(int weekday, bool isHoliday)
        {
            int day = 1 << weekday;
            LightProgram found = programs[0];
            for (int i = Count - 1; i >= 0; i--)
            {
                found = (programs[i].Days & day) != 0 ? programs[i] : found;
            }

            for (int i = Count - 1; i >= 0 && isHoliday; i--)
            {
                found = (programs[i].Days & LightProgram.Holiday) != 0 ? programs[i] : found;
            }

            return found;
        }
    }
}
