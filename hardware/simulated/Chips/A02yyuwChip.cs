using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// DFRobot A02YYUW ultrasonic level sensor: FF, distance in mm, high byte first, sum of the three, every 100 ms at 9600 baud.
/// Its range is 30 to 4500 mm; a series may say more, and is passed on as its longer sisters with the same frame would.
/// </summary>
public sealed class A02yyuwChip(ISurroundings around, TimeProvider time)
    : UartSensor(time, 9600, TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(100))
{
    protected override byte[] Frame()
    {
        var mm = (int)Math.Round(Math.Clamp(around.Of(Measurand.Distance), 0, ushort.MaxValue), MidpointRounding.AwayFromZero);
        var high = (byte)(mm >> 8);
        var low = (byte)mm;
        return [0xFF, high, low, unchecked((byte)(0xFF + high + low))];
    }
}
