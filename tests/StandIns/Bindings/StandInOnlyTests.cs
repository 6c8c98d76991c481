using Iot.Device.Bmxx80;
using UnitsNet;

namespace EdgeNodes.StandIns.Tests.Bindings;

/// <summary>Where the stand-in keeps to the data sheet and the package 4.2.0 does not. Not compiled with the real package.</summary>
public sealed class StandInOnlyTests
{
    [Theory]
    [InlineData(-20, 50)]
    [InlineData(313, -50)]
    [InlineData(-300, -2000)]
    public void Signed_trimming_of_twelve_bits_keeps_its_sign(short h4, short h5)
    {
        RegisterChip chip = RegisterChip.WithBoschExample();
        chip.SetHumidityTrimming(75, 370, 0, h4, h5, 30);
        chip.SetRaw(519888, 415148, 12000);
        using var sensor = new Bme280(chip);
        Assert.True(sensor.TryReadHumidity(out RelativeHumidity humidity));
        Assert.Equal(IntegerFormulas.Percent(12000, IntegerFormulas.Fine(519888), 75, 370, 0, h4, h5, 30), humidity.Percent, 0.1);
    }
}
