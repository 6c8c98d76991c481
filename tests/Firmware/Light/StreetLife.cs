using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>Random weeks in the life of a lamp, the same for the same seed: commands, presence, and every trouble that it knows.</summary>
internal sealed class StreetLife
{
    private const int Hour = 3_600_000;

    private static readonly string[] Schedules =
    [
        "light.schedule=sunset+10=100 22:30=50 05:00=80 sunrise-15=off",
        "light.schedule=mo-th sunset=100 23:00=10 sunrise=off; fr-su dusk=60 01:00=0 04:00=30 dawn=off; hol sunset=100 sunrise=off",
        "light.schedule=installed=P2; nautical-dusk=P2 22:00=P4 nautical-dawn=P3 sunrise-30=off\nlight.zone=UTC",
        "light.schedule=20:00=100 04:00=off\nlight.zone=EET",
        "level.default=0",
        "level.default=60",
    ];

    private static readonly (int North, int East)[] Places =
        [(525200, 134050), (547900, 94300), (601700, 249400), (696500, 189600), (-345000, -584000), (1000, 1799000)];

    private readonly Random random;
    private readonly NoDarkStreet judge;
    private long repaired;
    private long reachable;
    private long clockMended;

    internal StreetLife(int seed, Planner? planner)
    {
        random = new Random(seed);
        Street = new Street(NewSettings(), Pick("2026-01-10", "2026-03-20", "2026-06-10", "2026-10-10") + " 12:00", planner);
        judge = new NoDarkStreet(Street);
        clockMended = random.Next(3) * Hour;
    }

    internal Street Street { get; }

    /// <summary>Lives so long; null, or how the street was dark.</summary>
    internal string? Live(int days)
    {
        for (var end = days * 24L * Hour; Street.Passed < end && judge.Verdict == null;)
        {
            Happen();
            Mend();
            Street.Run(random.Next(Hour / 2) + 1);
        }

        return judge.Verdict;
    }

    private void Happen()
    {
        var now = Street.Now;
        switch (random.Next(30))
        {
            case < 5:
                var ttl = random.Next(1, 20 * 3600);
                judge.Commanded(ttl, Street.Plan.Command(random.Next(3) == 0 ? 0 : random.Next(201), random.Next(300), now + (ttl * 1000L), now));
                break;
            case < 10:
                var (level, hold) = (random.Next(201), random.Next(1, 600) * 1000L);
                Street.Plan.Raise(level, random.Next(100), now + hold, now);
                judge.Raised(level, hold);
                break;
            case 10:
                reachable = Street.Passed + (random.Next(72) * Hour);
                break;
            case 11 when Street.Clock.Error == 0:
                // Nobody asks the time: it drifts.
                Street.Clock.Quality = Street.Clock.Quality == TimeQuality.Synced ? TimeQuality.Estimated : Street.Clock.Quality;
                break;
            case 12:
                Street.Clock.Quality = TimeQuality.Unknown;
                clockMended = Street.Passed + (random.Next(30) * Hour);
                break;
            case 13 when Street.Clock.Quality != TimeQuality.Unknown:
                Street.Clock.Error = (random.Next(2) == 0 ? -1 : 1) * random.Next(600, 20 * 3600);
                clockMended = Street.Passed + random.Next(20 * Hour);
                break;
            case 14:
                Street.Lamp.IsBroken = true;
                repaired = Street.Passed + random.Next(Hour);
                break;
            case 15:
                Reboot(random.Next(2) == 0 ? null : NewSettings());
                break;
        }
    }

    private void Mend()
    {
        if (Street.Passed >= reachable)
        {
            Street.Plan.Heard(Street.Now);
        }

        if (Street.Passed >= repaired && Street.Lamp.IsBroken)
        {
            Street.Lamp.IsBroken = false;
            judge.Repaired();
        }

        if (Street.Passed >= clockMended && (Street.Clock.Error != 0 || Street.Clock.Quality == TimeQuality.Unknown))
        {
            Street.Clock.Error = 0;
            Street.Clock.Quality = TimeQuality.Synced;
        }
    }

    private void Reboot(string? settings)
    {
        Street.Boot(settings);
        judge.Rebooted();
        clockMended = Street.Passed + (random.Next(3) == 0 ? random.Next(48 * Hour) : 5_000);
    }

    private string NewSettings()
    {
        var (north, east) = Pick(Places);
        return $"{Pick(Schedules)}\nlight.latitude_e4={north}\nlight.longitude_e4={east}\nlight.holidays=03-25;easter+1\n"
            + $"level.min={random.Next(1, 41)}\nlamp.fade_tenths={Pick(0, 20, 300)}\nlamp.power_on={Pick(10, 60, 100)}\nlamp.deadman_minutes={Pick(0, 30)}";
    }

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
