namespace EdgeNodes.Node
{
    /// <summary>Day and night by the sun over one place, computed once a day. Without a time or a place it is night.</summary>
    public sealed class NightWatch : INight
    {
        // Near the polar circle a day that is only almost without night must not count as one.
        private const double Almost = 90.4;

        // Beyond any time of day, and still in range as milliseconds.
        private const long Never = 1L << 50;

        private readonly ITimeOfDay time;
        private readonly bool hasPlace;
        private readonly double latitude;
        private readonly double longitude;
        private int day = int.MinValue;
        private long rise;
        private long set;

        /// <param name="time">Read by whoever asks.</param>
        /// <param name="hasPlace">False if the lamp does not know where it stands.</param>
        /// <param name="latitude">North, degrees.</param>
        /// <param name="longitude">East, degrees.</param>
        public NightWatch(ITimeOfDay time, bool hasPlace, double latitude, double longitude)
        {
            this.time = time;
            this.hasPlace = hasPlace;
            this.latitude = latitude;
            this.longitude = longitude;
        }

        /// <summary>How often the sun was computed.</summary>
        public int Computed { get; private set; }

        /// <inheritdoc/>
        public bool IsDay(long now)
        {
            if (!hasPlace || !time.IsKnown)
            {
                return false;
            }

            Compute(time.UnixSeconds);
            return time.UnixSeconds >= rise + time.MarginSeconds && time.UnixSeconds < set - time.MarginSeconds;
        }

        /// <inheritdoc/>
        public long Wait(long now)
        {
            if (!hasPlace || !time.IsKnown)
            {
                return long.MaxValue;
            }

            long at = time.UnixSeconds;
            long begin = rise + time.MarginSeconds;
            long end = set - time.MarginSeconds;
            return at < begin ? (begin - at) * 1000 : at < end ? (end - at) * 1000 : long.MaxValue;
        }

        private void Compute(long unix)
        {
            int today = Sun.DayOf(unix, longitude);
            if (today == day)
            {
                return;
            }

            day = today;
            Computed++;
            SunEvent rises = Find(true, out rise);
            SunEvent sets = Find(false, out set);
            if (rises == SunEvent.StaysBelow || sets == SunEvent.StaysBelow)
            {
                rise = Never;
                set = 0;
                return;
            }

            rise = rises == SunEvent.StaysAbove ? 0 : rise;
            set = sets == SunEvent.StaysAbove ? Never : set;
        }

        private SunEvent Find(bool rising, out long unix)
        {
            SunEvent found = Sun.Find(day, latitude, longitude, Sun.Horizon, rising, out unix);
            return found == SunEvent.StaysAbove ? Sun.Find(day, latitude, longitude, Almost, rising, out unix) : found;
        }
    }
}
