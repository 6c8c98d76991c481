using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>Lamp driver on PWM, INA219 in its supply.</summary>
public sealed class StreetlightBoard : NodeBoard
{
    private const int DimPin = 18;

    public StreetlightBoard(ISurroundings around)
        : base(around)
    {
        Meter = new Ina219Chip(Lamp);
        Wiring
            .OnI2c(Ina219Chip.Address, Meter)
            .OnPwm(DimPin, Lamp)
            .Feeds(Lamp, Meter);
    }

    public Lamp Lamp { get; } = new();

    public Ina219Chip Meter { get; }
}
