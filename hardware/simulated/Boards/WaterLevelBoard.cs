using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>A02YYUW on a switched rail.</summary>
public sealed class WaterLevelBoard : NodeBoard
{
    private const int RailPin = 25;

    public WaterLevelBoard(ISurroundings around, TimeProvider time)
        : base(around)
    {
        Level = new A02yyuwChip(around, time);
        Rail = new Rail([Level], around.SampleBegins);
        Wiring
            .OnSerial(receivePin: 16, transmitPin: 17, Level)
            .OnPin(RailPin, Rail)
            .Feeds(Rail);
    }

    public Rail Rail { get; }

    public A02yyuwChip Level { get; }
}
