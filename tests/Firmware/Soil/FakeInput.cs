using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Soil;

/// <summary>A converter with a voltage at it.</summary>
internal sealed class FakeInput : IAnalogInput
{
    public Part Part => Part.Ads1115;

    public int CountsFullScale { get; init; } = 4096;

    public int MicrovoltsFullScale { get; init; } = 3_300_000;

    public Cause Cause { get; set; }

    public int Raw { get; set; } = 2000;

    public int Spread { get; set; }

    public Exception? Throws { get; set; }

    public Cause Read(out int median, out int spread)
    {
        if (Throws != null)
        {
            throw Throws;
        }

        (median, spread) = Cause == Cause.None ? (Raw, Spread) : (0, 0);
        return Cause;
    }
}
