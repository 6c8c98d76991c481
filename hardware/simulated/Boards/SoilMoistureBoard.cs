using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>Capacitive probe, DS18B20 and SHT40 on a switched rail.</summary>
public sealed class SoilMoistureBoard : NodeBoard
{
    private const int ProbeChannel = 7;
    private const int RailPin = 25;

    public SoilMoistureBoard(ISurroundings around, TimeProvider time, long serial = 1)
        : base(around)
    {
        Air = new Sht40Chip(around, time);
        Ground = new Ds18b20Chip(around, time, serial);
        Rail = new Rail([Air, Ground], around.SampleBegins);
        Wiring
            .OnI2c(Sht40Chip.Address, Air)
            .OnOneWire(receivePin: 33, transmitPin: 32, Ground)
            .OnAdc(ProbeChannel, () => Rail.IsOn ? around.Of(Measurand.SoilMoistureRaw) / 4095 * 3.3 : 0)
            .OnPin(RailPin, Rail)
            .Feeds(Rail);
    }

    public Rail Rail { get; }

    public Sht40Chip Air { get; }

    public Ds18b20Chip Ground { get; }
}
