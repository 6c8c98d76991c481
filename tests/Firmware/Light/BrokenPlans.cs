using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>Plans with one promise taken out, as a careless change would: the property must notice each.</summary>
internal static class BrokenPlans
{
    /// <summary>The ladder ends at the minimum instead of full on.</summary>
    internal static LightPlan WithoutFullOn(NodeSettings settings, Fader fader, IClock clock) =>
        Build(settings, fader, new TrustedTime(clock), end: new FixedRule(settings.MinLevelSteps, LevelOrigin.FullOn));

    /// <summary>A command for darkness is obeyed at night.</summary>
    internal static LightPlan WithoutMinimum(NodeSettings settings, Fader fader, IClock clock) =>
        Build(settings, fader, new TrustedTime(clock), minimum: 0);

    /// <summary>Whoever knows no time thinks it is day.</summary>
    internal static LightPlan ThatThinksItIsDay(NodeSettings settings, Fader fader, IClock clock)
    {
        var time = new TrustedTime(clock);
        return Build(settings, fader, time, new Optimist(new NightWatch(time, true, settings.LatitudeE4 / 10000.0, settings.LongitudeE4 / 10000.0), time));
    }

    /// <summary>A clock that jumps is believed at once.</summary>
    internal static LightPlan ThatBelievesEveryClock(NodeSettings settings, Fader fader, IClock clock) =>
        Build(settings, fader, new Believer(clock));

    /// <summary>A command holds for ever.</summary>
    internal static LightPlan WithoutTimeToLive(NodeSettings settings, Fader fader, IClock clock) =>
        Build(settings, fader, new TrustedTime(clock), forever: true);

    /// <summary>A clock that nobody corrects is taken for right to the second.</summary>
    internal static LightPlan WithoutMargin(NodeSettings settings, Fader fader, IClock clock) =>
        Build(settings, fader, new Precise(new TrustedTime(clock)));

    /// <summary>Nothing is broken: shows that it is not the way of building that the property sees.</summary>
    internal static LightPlan Whole(NodeSettings settings, Fader fader, IClock clock) => Build(settings, fader, new TrustedTime(clock));

    private static LightPlan Build(
        NodeSettings settings, Fader fader, ITimeOfDay time, INight? night = null, ILightRule? end = null, int? minimum = null, bool forever = false)
    {
        var (north, east) = (settings.LatitudeE4 / 10000.0, settings.LongitudeE4 / 10000.0);
        var command = new CommandRule(settings.LampDeadmanMinutes, 0);
        var rules = new List<ILightRule> { forever ? new Forever(command) : command };
        if (ScheduleText.Parse(settings.LightSchedule, out _) is { } schedule)
        {
            var (holidays, zone) = (Holidays.Parse(settings.LightHolidays, out _)!, CivilZone.Parse(settings.LightZone, out _)!);
            rules.Add(new ScheduleRule(time, schedule, holidays, zone, north, east));
            rules.Add(new PowerOnRule(settings.LampPowerOnSteps, time, 0));
        }
        else
        {
            rules.Add(new FixedRule(settings.DefaultLevelSteps, LevelOrigin.Default));
        }

        if (end != null)
        {
            rules.Add(end);
        }

        return new LightPlan(
            fader, time, night ?? new NightWatch(time, true, north, east), command, [.. rules], minimum ?? settings.MinLevelSteps, settings.LampFadeTenths);
    }

    private sealed class Optimist(INight night, ITimeOfDay time) : INight
    {
        public bool IsDay(long now) => !time.IsKnown || night.IsDay(now);

        public long Wait(long now) => night.Wait(now);
    }

    private sealed class Precise(TrustedTime time) : ITimeOfDay
    {
        public bool IsKnown => time.IsKnown;

        public long UnixSeconds => time.UnixSeconds;

        public int MarginSeconds => 0;

        public void Read(long now) => time.Read(now);
    }

    private sealed class Believer(IClock clock) : ITimeOfDay
    {
        public bool IsKnown => clock.Quality != TimeQuality.Unknown;

        public long UnixSeconds => clock.UnixSeconds;

        public int MarginSeconds => 0;

        public void Read(long now)
        {
        }
    }

    private sealed class Forever(CommandRule command) : ILightRule
    {
        private (int Level, LevelOrigin Origin)? last;

        public bool TryLevel(long now, out int levelSteps, out LevelOrigin origin)
        {
            if (command.TryLevel(now, out levelSteps, out origin))
            {
                last = (levelSteps, origin);
            }

            (levelSteps, origin) = last ?? (0, LevelOrigin.Command);
            return last != null;
        }

        public long Wait(long now) => command.Wait(now);
    }
}
