using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>
/// Three random days of a manhole: calm, rain that stays below every level, and in some of them a flash flood as fast as
/// water.max_rise allows; a random sensor with its dead zone, echoes from ladder and wall once it is under water, single
/// faults, accidents of less than a minute, deep sleeps, and power cuts of up to six hours.
/// </summary>
internal sealed class FlashFloodLife
{
    private static readonly Part[] Kinds = [Part.A02yyuw, Part.JsnSr04t, Part.HcSr04];
    private static readonly int[] Periods = [1, 5, 15, 30];
    private readonly Random random;
    private readonly bool floods;
    private readonly bool sleeps;
    private readonly int strays;
    private readonly int top;
    private double level;
    private double perMinute;
    private double until;
    private double calmSince;
    private double now;
    private double oddUntil;
    private int sample = -1;
    private int far;
    private Cause cause;
    private Shaft shaft;

    internal FlashFloodLife(int seed, bool floods)
    {
        random = new Random(seed);
        this.floods = floods;
        var ping = Sensors.Of(Kinds[random.Next(Kinds.Length)]);
        UsualMinutes = Periods[random.Next(Periods.Length)];
        sleeps = random.Next(2) == 0;
        strays = random.Next(3) * 15;
        shaft = new Shaft(UsualMinutes, seed, ping, limits =>
        {
            limits.ReferenceMm = random.Next(2000, ping.FarthestMm * 7 / 10);
            limits.DangerMm = (limits.ReferenceMm - ping.NearestMm) * random.Next(60, 95) / 100;
            limits.AlertMm = limits.DangerMm * 3 / 4;
        });
        top = shaft.Limits.ReferenceMm - ping.NearestMm;
        level = random.Next(50, 300);
        until = 120;
        var honest = ping.Distance;
        ping.Trouble = Trouble;
        ping.Distance = n => cause == Cause.None && IsUnderWater ? far + random.Next(0, 4) : honest(n);
    }

    /// <summary>Usual sampling period, minutes.</summary>
    internal int UsualMinutes { get; }

    /// <summary>Minutes that the node may take: an echo from the wall that looks like the calm water costs a period.</summary>
    internal int Patience => strays > 0 ? (2 * UsualMinutes) + 10 : UsualMinutes + 2;

    /// <summary>How the life is told when it goes wrong.</summary>
    internal string Where =>
        $"{shaft.Ping.Part}, {UsualMinutes} min, {(sleeps ? "sleeping, " : "")}{strays} % strays, minute {now:F1}, water at {level:F0} mm, danger {shaft.Limits.DangerMm}, dead zone from {top}";

    /// <summary>Minutes for which the water has stood at danger or in the dead zone while the node had power.</summary>
    internal double HighFor { get; private set; }

    /// <summary>Minutes for which the water has been low and still, and the node had power.</summary>
    internal double LowFor { get; private set; }

    internal bool IsOver => now > 3 * 24 * 60;

    private bool IsUnderWater => level > top;

    /// <summary>The next sample; the water goes its way until the one after.</summary>
    internal Reading Next()
    {
        shaft.Level = (int)level;
        var before = shaft.Clock.Milliseconds;
        var reading = shaft.Sample();
        Pass((shaft.Clock.Milliseconds - before) / (double)Shaft.Minute);
        if (random.Next(400) == 0)
        {
            shaft = shaft.Rebooted(reading);
            Pass(random.Next(0, 360));
            // A rise that it finds is one, whenever it was.
            (HighFor, LowFor, calmSince) = (0, 0, now);
        }
        else if (sleeps && !shaft.Judge.IsUrgent)
        {
            shaft = shaft.Slept();
        }

        return reading;
    }

    private void Pass(double minutes)
    {
        for (var left = minutes; left > 0;)
        {
            var step = Math.Min(left, 0.25);
            (left, now) = (left - step, now + step);
            if (now >= until)
            {
                Turn();
            }

            var was = level;
            level = Math.Clamp(level + (perMinute * step), 30, shaft.Limits.ReferenceMm + 100);
            calmSince = was == level ? calmSince : now;
            HighFor = level >= Math.Min(shaft.Limits.DangerMm + 20, top + 5) ? HighFor + step : 0;
            LowFor = level < shaft.Limits.AlertMm - 100 && was == level ? LowFor + step : 0;
        }
    }

    // What the weather does next, and until when.
    private void Turn()
    {
        var low = level < shaft.Limits.AlertMm / 2;
        (perMinute, var minutes) = (low, random.Next(6)) switch
        {
            // 5 mm/min below the limit: the node's clock has its milliseconds, too.
            (true, 0) when floods => (random.Next(120, 196), random.Next(20, 60)),
            (true, 1) => (random.Next(1, 12), random.Next(5, 30)),
            (false, < 4) => (-random.Next(20, 190), random.Next(10, 60)),
            (true, 2) => (-random.Next(1, 30), random.Next(5, 60)),
            _ => (0, random.Next(60, 400)),
        };
        if (!floods && level + (perMinute * minutes) > shaft.Limits.AlertMm - 200)
        {
            perMinute = -5;
        }

        until = now + minutes;
    }

    private Cause Trouble(int ping)
    {
        if (ping / EchoFilter.Pings != sample)
        {
            sample = ping / EchoFilter.Pings;
            far = random.Next(shaft.Ping.NearestMm + 20, shaft.Ping.FarthestMm);
            cause = Of();
        }

        // Up to three pings of seven fail by themselves.
        return cause == Cause.None && ping % EchoFilter.Pings < 3 && random.Next(5) == 0 ? Cause.EchoLost : cause;
    }

    private Cause Of()
    {
        if (IsUnderWater)
        {
            return random.Next(100) < strays ? Cause.None
                : shaft.Ping.Part == Part.A02yyuw && random.Next(2) == 0 ? Cause.DeadZone : Cause.EchoLost;
        }

        // On a rise whatever is missing counts as danger: there no accident is told of here. And no two within the hour.
        var quiet = now - calmSince > 20 + (UsualMinutes * 4) && now > oddUntil + 60;
        if (quiet && random.Next(60) == 0)
        {
            oddUntil = now + (random.Next(0, 55) / 60.0);
        }

        return now <= oddUntil ? Cause.EchoLost : quiet && random.Next(80) == 0 ? Cause.NoAnswer : Cause.None;
    }
}
