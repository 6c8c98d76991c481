using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Esp32;

/// <summary>The lamp's meter on a board without the chip: the bus has nobody at its address.</summary>
public class LampPowerTests
{
    private readonly Reading reading = new() { Node = new NodeId(NodeKind.Streetlight, 123) };

    [Fact]
    public void Energy_counts_on_though_the_chip_was_silent_before_the_reboot()
    {
        var before = new EnergyMeter();
        reading.Set(QuantityTable.Energy, 93_400);
        before.ContinueFrom(reading);
        Sample(before);

        Assert.Equal(ReadingFlags.SensorFault, reading.Flags);
        Assert.False(reading.Has(QuantityTable.Power));

        var after = new EnergyMeter();
        after.ContinueFrom(reading);
        Assert.Equal(93_400, after.WattHours, 6);
    }

    [Fact]
    public void A_chip_that_never_answered_has_no_energy_to_tell()
    {
        Sample(new EnergyMeter());
        Assert.Equal(ReadingFlags.SensorFault, reading.Flags);
        Assert.Equal(1L << QuantityTable.Cause.Code, reading.Mask);
    }

    private void Sample(EnergyMeter meter) =>
        new Sampler(
            [new LampPower(1, new FakeClock(), meter, new WatchedLamp(new FakeDriver(), new FakeClock()), new MeterCheck(40), false)],
            new FakeLog()).Sample(reading);
}
