using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>A lamp with its driver, an INA219 in its supply, and a motion sensor.</summary>
public sealed class StreetlightBoard : NodeBoard
{
    private const int DimPin = 18;
    private const int RelayPin = 26;
    private const int DaliTransmitPin = 19;
    private const int DaliReceivePin = 23;
    private const int BridgeReceivePin = 16;
    private const int BridgeTransmitPin = 17;
    private const int PresencePin = 33;

    public StreetlightBoard(ISurroundings around, LampControl control = LampControl.Pwm, TimeProvider? time = null)
        : base(around, serviceReceivePin: 32, serviceTransmitPin: 25)
    {
        time ??= TimeProvider.System;
        Lamp = new Lamp(time);
        Meter = new Ina219Chip(Lamp);
        Stage = new AnalogStage(Lamp);
        Relay = new Relay(Lamp);
        Gear = new DaliGear(Lamp, time);
        Wire = new DaliWire(Gear, time);
        Bridge = new DaliBridge(Gear);
        Wiring
            .OnI2c(Ina219Chip.Address, Meter)
            .OnPin(PresencePin, Presence)
            .Feeds(Lamp, Meter);
        Solder(control);
    }

    public Lamp Lamp { get; }

    public Ina219Chip Meter { get; }

    public PresenceSensor Presence { get; } = new();

    /// <summary>With 0-10 V.</summary>
    public AnalogStage Stage { get; }

    /// <summary>With 0-10 V.</summary>
    public Relay Relay { get; }

    /// <summary>With DALI.</summary>
    public DaliGear Gear { get; }

    /// <summary>With DALI at two pins.</summary>
    public DaliWire Wire { get; }

    /// <summary>With DALI behind a bridge.</summary>
    public DaliBridge Bridge { get; }

    private void Solder(LampControl control)
    {
        switch (control)
        {
            case LampControl.Analog:
                Wiring.OnPwm(DimPin, Stage).OnPin(RelayPin, Relay).Feeds(Stage, Relay);
                break;
            case LampControl.Dali:
                Wiring.OnPulses(DaliTransmitPin, Wire).OnPulses(DaliReceivePin, Wire).Feeds(Gear);
                break;
            case LampControl.DaliBridge:
                Wiring.OnSerial(BridgeReceivePin, BridgeTransmitPin, Bridge).Feeds(Gear);
                break;
            default:
                Wiring.OnPwm(DimPin, Lamp);
                break;
        }
    }
}
