using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>A sensor above the water whose every ping a test decides.</summary>
internal sealed class FakePing : IPing
{
    private int pinged;

    public Part Part { get; init; } = Part.A02yyuw;

    public bool TellsLevel { get; init; }

    public int NearestMm { get; init; } = 30;

    public int FarthestMm { get; init; } = 4500;

    public int Raw { get; private set; }

    public int Grain { get; init; }

    /// <summary>The distance of the ping of that number, counted over all samples.</summary>
    public Func<int, int> Distance { get; set; } = _ => 2000;

    /// <summary>Why the ping of that number has none.</summary>
    public Func<int, Cause> Trouble { get; set; } = _ => Cause.None;

    public Exception? Throws { get; set; }

    public int Ends { get; private set; }

    public Cause Begin() => Throws != null ? throw Throws : Cause.None;

    public Cause Ping(out int mm)
    {
        var number = pinged++;
        var cause = Trouble(number);
        mm = cause == Cause.None ? Distance(number) : 0;
        Raw = mm;
        return cause;
    }

    public void End() => Ends++;
}

internal sealed class FakeAir : IAir
{
    public double Celsius { get; set; } = double.NaN;
}

internal sealed class FakeContact : IContact
{
    public bool IsWet { get; set; }
}
