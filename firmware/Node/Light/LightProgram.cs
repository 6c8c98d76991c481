namespace EdgeNodes.Node
{
    /// <summary>The points of one kind of night, in the order in which they were written.</summary>
    public sealed class LightProgram
    {
        /// <summary>No program has more points.</summary>
        public const int MaxPoints = 12;

        /// <summary>Bit of a holiday; bits 0 to 6 are Monday to Sunday.</summary>
        public const int Holiday = 128;

        private readonly Moment[] moments = new Moment[MaxPoints];
        private readonly int[] minutes = new int[MaxPoints];
        private readonly int[] levels = new int[MaxPoints];

        /// <summary>The days on which its nights begin: a bit each, Monday first.</summary>
        public int Days { get; set; }

        /// <summary>How many points there are.</summary>
        public int Count { get; private set; }

        /// <summary>What a point waits for.</summary>
        public Moment MomentOf(int point) => moments[point];

        /// <summary>Minutes after noon for a time of the clock, minutes after the event for another moment.</summary>
        public int MinutesOf(int point) => minutes[point];

        /// <summary>Level from there on, in steps of 0.5 %.</summary>
        public int LevelOf(int point) => levels[point];

        /// <summary>Adds a point behind the others; there is room for <see cref="MaxPoints"/>.</summary>
        public void Add(Moment moment, int minute, int levelSteps)
        {
            moments[Count] = moment;
            minutes[Count] = minute;
            levels[Count] = levelSteps;
            Count++;
        }
    }
}
