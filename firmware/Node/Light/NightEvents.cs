namespace EdgeNodes.Node
{
    /// <summary>When a moment of a schedule comes in one night, from noon to noon of the civil clock.</summary>
    internal sealed class NightEvents
    {
        /// <summary>A moment that does not come.</summary>
        internal const long Never = 1L << 50;

        private const long Noon = 43200;

        private readonly CivilZone zone;
        private readonly double latitude;
        private readonly double longitude;
        private long civilNoon;

        internal NightEvents(CivilZone zone, double latitude, double longitude)
        {
            this.zone = zone;
            this.latitude = latitude;
            this.longitude = longitude;
        }

        /// <summary>The day on which the night begins, counted from 1970-01-01.</summary>
        internal int Night { get; private set; }

        /// <summary>Its first second, UTC.</summary>
        internal long Begin { get; private set; }

        /// <summary>The first second of the next one.</summary>
        internal long End { get; private set; }

        /// <summary>Goes to the night that holds a moment.</summary>
        internal void GoTo(long utc)
        {
            Night = CivilDate.FloorDays(zone.ToCivil(utc) - Noon);
            civilNoon = (Night * 86400L) + Noon;
            Begin = zone.ToUtc(civilNoon);
            End = zone.ToUtc(civilNoon + 86400);
        }

        /// <summary>The second, UTC; <see cref="Begin"/> for a dusk that came before, <see cref="Never"/> for what does not come.</summary>
        internal long Find(Moment moment, int minutes)
        {
            if (moment == Moment.Clock)
            {
                return zone.ToUtc(civilNoon + (minutes * 60));
            }

            bool rising = moment >= Moment.NauticalDawn;
            SunEvent state = FindSun(moment, rising, out long unix);
            // In a white night the dawn that does not come is the next brighter one: what ends with `dawn=off` must end.
            while (state == SunEvent.StaysAbove && rising && moment < Moment.Sunrise)
            {
                moment++;
                state = FindSun(moment, rising, out unix);
            }

            return state == SunEvent.Happens ? unix + (minutes * 60)
                : state == SunEvent.StaysBelow && !rising ? Begin
                : Never;
        }

        private SunEvent FindSun(Moment moment, bool rising, out long unix)
        {
            double zenith = moment == Moment.Sunset || moment == Moment.Sunrise ? Sun.Horizon
                : moment == Moment.Dusk || moment == Moment.Dawn ? Sun.Civil
                : Sun.Nautical;
            int first = Sun.DayOf(Begin, longitude);
            bool staysAbove = false;
            // The sun's days and the clock's need not agree: three of them cover a night of any zone.
            for (int day = first - 1; day <= first + 1; day++)
            {
                SunEvent state = Sun.Find(day, latitude, longitude, zenith, rising, out unix);
                if (state == SunEvent.Happens && unix >= Begin && unix < End)
                {
                    return state;
                }

                // Beside a white night there is one whose event falls outside of it: that one is white as well.
                staysAbove = staysAbove || state == SunEvent.StaysAbove;
            }

            unix = Never;
            return staysAbove ? SunEvent.StaysAbove : SunEvent.StaysBelow;
        }
    }
}
