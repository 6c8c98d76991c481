using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>
/// Judges a lamp by the true sun: at night never below its minimum, at least as bright as presence wishes, and full on when
/// nothing is known. While the driver itself refuses, and for the second until it is asked again, nobody can do better.
/// </summary>
internal sealed class NoDarkStreet
{
    // Half a minute in Germany: firmware and judge may differ by that much on where the sun stands.
    private const double Dark = -0.95;
    private const long Patience = 1_100;

    private readonly Street street;
    private readonly List<(int Level, long From, long End)> raises = [];
    private long commandEnds;
    private long excusedUntil;
    private long unknownSince = long.MaxValue;

    internal NoDarkStreet(Street street)
    {
        this.street = street;
        street.Watch = Look;
    }

    /// <summary>Null, or the first thing that went wrong.</summary>
    internal string? Verdict { get; private set; }

    internal void Commanded(int seconds, bool obeyed) => commandEnds = obeyed ? street.Passed + (seconds * 1000L) : commandEnds;

    internal void Raised(int level, long hold)
    {
        raises.RemoveAll(r => r.End <= street.Passed);
        raises.Add((level, street.Passed, street.Passed + hold));
    }

    internal void Repaired() => excusedUntil = street.Passed + Patience;

    internal void Rebooted()
    {
        raises.Clear();
        commandEnds = 0;
        unknownSince = street.Passed;
        excusedUntil = Math.Max(excusedUntil, street.Passed + Patience);
    }

    private void Look()
    {
        unknownSince = street.Clock.Quality != TimeQuality.Unknown ? long.MaxValue : Math.Min(unknownSince, street.Passed);
        if (Verdict != null || street.Lamp.IsBroken || street.Passed < excusedUntil)
        {
            return;
        }

        if (street.Lamp.Level < street.Settings.MinLevelSteps && IsNight())
        {
            Say($"dark: {street.Percent} % where {street.Settings.MinLevelSteps / 2} % are the least");
        }
        else if (street.Lamp.Level < Wished() && IsNight() && IsNight(secondsAgo: 31))
        {
            Say($"somebody walks in {street.Percent} % where {Wished() / 2.0} % were wished");
        }
        else if (street.Lamp.Level < Fader.FullOn && KnowsNothing())
        {
            Say($"nothing is known, but the lamp is at {street.Percent} %");
        }
    }

    // What was wished long enough ago for the longest fade, and still is.
    private int Wished() =>
        raises.Where(r => r.From + 31_000 < street.Passed && r.End > street.Passed).Select(r => r.Level).DefaultIfEmpty(0).Max();

    // Five minutes of power-on level, thirty seconds of fade, a minute until the node looks.
    private bool KnowsNothing() =>
        street.Settings.LightSchedule.Length > 0 && street.Passed > commandEnds + 100_000
        && unknownSince < long.MaxValue && street.Passed - unknownSince > 400_000;

    private bool IsNight(int secondsAgo = 0) =>
        SunAngle.Of(street.TrueUnix - secondsAgo, street.Settings.LatitudeE4 / 10000.0, street.Settings.LongitudeE4 / 10000.0) < Dark;

    private void Say(string what) =>
        Verdict = $"{DateTimeOffset.FromUnixTimeSeconds((long)street.TrueUnix):u}: {what} (origin {street.Plan.Origin}, clock {street.Clock.Quality}, "
            + $"off by {street.Clock.Error} s, {street.Settings.LightSchedule})";
}
