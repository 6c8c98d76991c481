using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>The sensors that a manhole can have, with the ranges of their data sheets.</summary>
internal static class Sensors
{
    internal static FakePing Of(Part part) => part switch
    {
        Part.JsnSr04t => new FakePing { Part = part, NearestMm = 250, FarthestMm = 6000 },
        Part.HcSr04 => new FakePing { Part = part, NearestMm = 20, FarthestMm = 4000 },
        Part.LoopProbe => new FakePing { Part = part, NearestMm = -1, FarthestMm = -1, TellsLevel = true },
        _ => new FakePing { Part = Part.A02yyuw, NearestMm = 30, FarthestMm = 4500 },
    };
}
