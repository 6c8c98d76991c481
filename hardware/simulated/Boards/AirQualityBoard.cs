using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>BME680 and PMS5003.</summary>
public sealed class AirQualityBoard : NodeBoard
{
    public AirQualityBoard(ISurroundings around, TimeProvider time)
        : base(around)
    {
        Gas = new Bme680Chip(around, time);
        Particles = new Pms5003Chip(around, time);
        Wiring
            .OnI2c(Bme680Chip.Address, Gas)
            .OnSerial(receivePin: 16, transmitPin: 17, Particles)
            .OnPin(4, Particles)
            .Feeds(Gas, Particles);
    }

    public Bme680Chip Gas { get; }

    public Pms5003Chip Particles { get; }
}
