using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// DFRobot A02YYUW ultrasonic level sensor: FF, distance in mm, high byte first, sum of the three, every 100 ms at 9600 baud.
/// It corrects for temperature by itself. Its range is 30 to 4500 mm; a series may say more, and is passed on as its longer
/// sisters with the same frame would.
/// </summary>
public sealed class A02yyuwChip(ISurroundings around, TimeProvider time)
    : UartSensor(time, 9600, TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(100))
{
    /// <summary>Noise on its wire: no frame has the right sum.</summary>
    public bool IsDamaged { get; set; }

    protected override byte[] Frame() => DistanceFrame.Of(around.Of(Measurand.Distance), IsDamaged ? 1 : 0);
}
