using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>What the boards of all kinds have: a cell behind a divider, a status LED, a watchdog and a header for the technician's cable.</summary>
public abstract class NodeBoard
{
    private const int BatteryChannel = 6;
    private const int LedPin = 2;
    private const int WatchdogPin = 27;

    protected NodeBoard(ISurroundings around, int serviceReceivePin, int serviceTransmitPin)
    {
        Around = around;
        Wiring = new BoardWiring()
            .OnAdc(BatteryChannel, () => around.Of(Measurand.Battery) / 2)
            .OnPin(LedPin, Led)
            .OnPin(WatchdogPin, Watchdog)
            .OnService(serviceReceivePin, serviceTransmitPin)
            .Feeds(Led, Watchdog);
        Watchdog.Starved += Wiring.PullReset;
    }

    public BoardWiring Wiring { get; }

    public ISurroundings Around { get; }

    public Led Led { get; } = new();

    public Tpl5010Chip Watchdog { get; } = new();
}
