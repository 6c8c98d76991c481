using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Makes a light plan of a node's settings, and says what is wrong with their texts.</summary>
    public static class LightSettings
    {
        private const double Degrees = 10000.0;

        /// <summary>Null if a schedule can be carried out, else what is wrong with it.</summary>
        public static string? ScheduleProblem(string text, bool hasPlace)
        {
            if (text.Length == 0)
            {
                return null;
            }

            return ScheduleText.Parse(text, out string error) == null ? error
                : hasPlace ? null : "it needs a place to know day and night: add light.latitude_e4 and light.longitude_e4";
        }

        /// <summary>Null if the holidays can be read, else what is wrong with them.</summary>
        public static string? HolidaysProblem(string text) => Holidays.Parse(text, out string error) == null ? error : null;

        /// <summary>Null if the zone is known, else what is wrong with it.</summary>
        public static string? ZoneProblem(string text) => text.Length == 0 || CivilZone.Parse(text, out string error) != null ? null : error;

        /// <summary>The plan of these settings; now in milliseconds since boot.</summary>
        public static LightPlan Plan(NodeSettings settings, Fader fader, IClock clock, long now)
        {
            TrustedTime time = new TrustedTime(clock);
            double latitude = settings.HasPosition ? settings.LatitudeE4 / Degrees : 0;
            double longitude = settings.HasPosition ? settings.LongitudeE4 / Degrees : 0;
            CommandRule command = new CommandRule(settings.LampDeadmanMinutes, now);
            LightSchedule? schedule = ScheduleText.Parse(settings.LightSchedule, out _);
            Holidays? holidays = Holidays.Parse(settings.LightHolidays, out _);
            CivilZone? zone = CivilZone.Parse(settings.LightZone, out _);
            // The settings file lets nothing else through; without any of them the default level stands.
            bool isScheduled = schedule != null && holidays != null && zone != null && settings.HasPosition;
            ILightRule[] rules = isScheduled
                ? new ILightRule[]
                {
                    command,
                    new ScheduleRule(time, schedule!, holidays!, zone!, latitude, longitude),
                    new PowerOnRule(settings.LampPowerOnSteps, time, now),
                }
                : new ILightRule[] { command, new FixedRule(settings.DefaultLevelSteps, LevelOrigin.Default) };
            NightWatch night = new NightWatch(time, settings.HasPosition, latitude, longitude);
            return new LightPlan(fader, time, night, command, rules, settings.MinLevelSteps, settings.LampFadeTenths);
        }
    }
}
