using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>How a plan is made of settings: the firmware's way, or a broken one.</summary>
internal delegate LightPlan Planner(NodeSettings settings, Fader fader, IClock clock);

/// <summary>A lamp in a street with a true time, which its clock may or may not tell. It steps as the node's loop does.</summary>
internal sealed class Street
{
    private const long LongestRest = 60_000;

    private readonly Planner planner;
    private long bootedAt;

    internal Street(string settings, string utc, Planner? planner = null)
    {
        this.planner = planner ?? ((s, fader, clock) => LightSettings.Plan(s, fader, clock, clock.Milliseconds));
        Start = Moments.Utc(utc);
        Boot(settings);
    }

    internal const string Berlin = "light.latitude_e4=525200\nlight.longitude_e4=134050\n";

    internal long Start { get; }

    /// <summary>Milliseconds since <see cref="Start"/>.</summary>
    internal long Passed { get; private set; }

    internal double TrueUnix => Start + (Passed / 1000.0);

    internal FakeLamp Lamp { get; } = new();

    internal TellingClock Clock { get; private set; } = new();

    internal LightPlan Plan { get; private set; } = null!;

    internal NodeSettings Settings { get; private set; } = null!;

    /// <summary>In %, -1 before the driver took one.</summary>
    internal double Percent => Lamp.Level < 0 ? -1 : Lamp.Level / 2.0;

    /// <summary>Milliseconds since boot.</summary>
    internal long Now => Passed - bootedAt;

    /// <summary>How often the node woke up.</summary>
    internal int Steps { get; private set; }

    /// <summary>Looks at the lamp after each step and at the end of each rest.</summary>
    internal Action? Watch { get; set; }

    /// <summary>The power comes back, with the same settings or with others; the clock knows nothing until it is told.</summary>
    internal void Boot(string? settings = null)
    {
        Settings = settings == null ? Settings : Read(settings);
        bootedAt = Passed;
        Clock = new TellingClock { UnixAtBoot = (long)TrueUnix, Quality = TimeQuality.Unknown };
        var fader = new Fader(Lamp);
        fader.SwitchOn(0);
        Plan = planner(Settings, fader, Clock);
    }

    internal Street Synced()
    {
        Clock.Quality = TimeQuality.Synced;
        return this;
    }

    internal Street Until(string utc) => Run((Moments.Utc(utc) * 1000) - (Start * 1000) - Passed);

    internal Street Run(long milliseconds)
    {
        for (var end = Passed + milliseconds; Passed < end;)
        {
            Clock.Milliseconds = Now;
            Plan.Tick(Now);
            Steps++;
            Watch?.Invoke();
            Passed += Math.Min(Math.Clamp(Plan.Wait(Now), 1, LongestRest), end - Passed);
            Clock.Milliseconds = Now;
            Watch?.Invoke();
        }

        return this;
    }

    private static NodeSettings Read(string more)
    {
        var bytes = Encoding.ASCII.GetBytes(Files.Settings("sl-0123", more));
        Assert.True(SettingsFile.TryParse(bytes, bytes.Length, NodeKind.Streetlight, out var settings, out var error), error);
        return settings!;
    }
}
