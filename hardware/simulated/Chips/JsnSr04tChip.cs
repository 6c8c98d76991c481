using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// JSN-SR04T in mode 2: silent until a byte 55h comes, then one frame. It takes sound for 340 m/s fast whatever the
/// temperature, and says 0 when it hears no echo: beyond 6 m, and inside its dead zone of 250 mm.
/// </summary>
public sealed class JsnSr04tChip(ISurroundings around, TimeProvider time)
    : UartSensor(time, 9600, TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(100))
{
    private const byte Trigger = 0x55;
    private const double AssumedSpeed = 340;

    /// <summary>An AJ-SR04M: its sum leaves out the head byte.</summary>
    public bool IsClone { get; set; }

    /// <summary>Noise on its wire: no frame has a sum of either kind.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>How often it was triggered.</summary>
    public int Pings { get; private set; }

    protected override void Reset() => Talks = false;

    protected override void Take(ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            if (value == Trigger)
            {
                Pings++;
                Answer(Frame());
            }
        }
    }

    protected override byte[] Frame()
    {
        var mm = around.Of(Measurand.Distance);
        var heard = mm is >= 250 and <= 6000 ? mm * AssumedSpeed / Sound.Speed(around.Of(Measurand.AirTemperature)) : 0;
        return DistanceFrame.Of(heard, IsDamaged ? 7 : IsClone ? 1 : 0);
    }
}
