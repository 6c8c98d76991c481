using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>BME680, and at the dust connector a PMS5003 or an SPS30.</summary>
public sealed class AirQualityBoard : NodeBoard
{
    public AirQualityBoard(ISurroundings around, TimeProvider time, bool sps30 = false)
        : base(around, serviceReceivePin: 23, serviceTransmitPin: 19)
    {
        Gas = new Bme680Chip(around, time);
        Particles = new Pms5003Chip(around, time);
        Sps30 = new Sps30Chip(around, time);
        Wiring.OnI2c(Bme680Chip.Address, Gas);
        if (sps30)
        {
            Wiring.OnSerial(receivePin: 16, transmitPin: 17, Sps30).Feeds(Gas, Sps30);
        }
        else
        {
            Wiring.OnSerial(receivePin: 16, transmitPin: 17, Particles).OnPin(4, Particles).Feeds(Gas, Particles);
        }
    }

    public Bme680Chip Gas { get; }

    /// <summary>At the connector unless the SPS30 is.</summary>
    public Pms5003Chip Particles { get; }

    /// <summary>At the connector if asked for.</summary>
    public Sps30Chip Sps30 { get; }
}
