using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>Capacitive probe, DS18B20, SHT40 and ADS1115 on a switched rail; the probe is wired to both converters.</summary>
public sealed class SoilMoistureBoard : NodeBoard
{
    private const int ProbeChannel = 7;
    private const int RailPin = 25;

    public SoilMoistureBoard(ISurroundings around, TimeProvider time, long serial = 1)
        : base(around, serviceReceivePin: 23, serviceTransmitPin: 19)
    {
        Air = new Sht40Chip(around, time);
        Ground = new Ds18b20Chip(around, time, serial);
        Converter = new Ads1115Chip(time).OnInput(0, Probe);
        Rail = new Rail([Air, Ground, Converter], around.SampleBegins);
        Wiring
            .OnI2c(Sht40Chip.Address, Air)
            .OnOneWire(receivePin: 33, transmitPin: 32, Ground)
            .OnI2c(Ads1115Chip.Address, Converter)
            .OnAdc(ProbeChannel, Probe)
            .OnPin(RailPin, Rail)
            .Feeds(Rail);
    }

    public Rail Rail { get; }

    public Ads1115Chip Converter { get; }

    public Sht40Chip Air { get; }

    public Ds18b20Chip Ground { get; }

    // Without supply the resistor at the input pulls it to ground.
    private double Probe() => Rail.IsOn ? Around.Of(Measurand.SoilMoistureRaw) / 4095 * 3.3 : 0;
}
