using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// The schedule, as long as the time is known. Its moments are computed once a night. A night opens with the first point of its
    /// program that comes; from then on the last written point whose moment has come rules.
    /// </summary>
    public sealed class ScheduleRule : ILightRule
    {
        private readonly ITimeOfDay time;
        private readonly LightSchedule schedule;
        private readonly Holidays holidays;
        private readonly NightEvents events;
        private readonly long[] moments = new long[LightProgram.MaxPoints];
        private LightProgram? program;
        private int first;

        /// <param name="time">Read by whoever asks.</param>
        /// <param name="schedule">What to do in which night.</param>
        /// <param name="holidays">When the holidays' program rules.</param>
        /// <param name="zone">The civil time that clock times are meant in.</param>
        /// <param name="latitude">North, degrees.</param>
        /// <param name="longitude">East, degrees.</param>
        public ScheduleRule(ITimeOfDay time, LightSchedule schedule, Holidays holidays, CivilZone zone, double latitude, double longitude)
        {
            this.time = time;
            this.schedule = schedule;
            this.holidays = holidays;
            events = new NightEvents(zone, latitude, longitude);
        }

        /// <summary>How many nights were computed.</summary>
        public int Computed { get; private set; }

        /// <inheritdoc/>
        public bool TryLevel(long now, out int levelSteps, out LevelOrigin origin)
        {
            levelSteps = 0;
            origin = LevelOrigin.Schedule;
            if (!time.IsKnown)
            {
                return false;
            }

            LightProgram tonight = Compute(time.UnixSeconds);
            int point = time.UnixSeconds < moments[first] ? -1 : tonight.Count - 1;
            while (point > 0 && moments[point] > time.UnixSeconds)
            {
                point--;
            }

            levelSteps = point < 0 ? 0 : tonight.LevelOf(point);
            return true;
        }

        /// <inheritdoc/>
        public long Wait(long now)
        {
            if (!time.IsKnown || program == null)
            {
                return long.MaxValue;
            }

            long next = events.End;
            for (int i = 0; i < program.Count; i++)
            {
                next = moments[i] > time.UnixSeconds && moments[i] < next ? moments[i] : next;
            }

            // Behind a command a night may end unseen: the command's end wakes the node.
            return next > time.UnixSeconds ? (next - time.UnixSeconds) * 1000 : long.MaxValue;
        }

        private LightProgram Compute(long utc)
        {
            if (program != null && utc >= events.Begin && utc < events.End)
            {
                return program;
            }

            Computed++;
            events.GoTo(utc);
            LightProgram tonight = schedule.ProgramOf(CivilDate.Weekday(events.Night), holidays.Contains(events.Night));
            for (int i = 0; i < tonight.Count; i++)
            {
                moments[i] = events.Find(tonight.MomentOf(i), tonight.MinutesOf(i));
            }

            first = Opening(tonight.Count);
            program = tonight;
            return tonight;
        }

        // The midnight sun opens no night: there the first point is waited for in vain.
        private int Opening(int count)
        {
            int point = 0;
            while (point < count - 1 && moments[point] == NightEvents.Never && events.Find(Moment.Sunset, 0) != NightEvents.Never)
            {
                point++;
            }

            return point;
        }
    }
}
