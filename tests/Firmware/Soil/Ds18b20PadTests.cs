using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Soil;

/// <summary>Temperatures and bits of the data sheet's tables 1 and figure 9.</summary>
public sealed class Ds18b20PadTests
{
    [Theory]
    [InlineData(0x07D0, 125.0)]
    [InlineData(0x0191, 25.0625)]
    [InlineData(0x0008, 0.5)]
    [InlineData(0x0000, 0)]
    [InlineData(0xFFF8, -0.5)]
    [InlineData(0xFE6F, -25.0625)]
    [InlineData(0xFC90, -55)]
    public void Temperatures_are_those_of_the_data_sheet(int word, double celsius)
    {
        Assert.Equal(Cause.None, Ds18b20Pad.Check(Pad(word), out var sixteenths));
        Assert.Equal(celsius, sixteenths / 16.0);
    }

    [Fact]
    public void Eighty_five_degrees_is_what_no_conversion_looks_like() =>
        Assert.Equal(Cause.Stuck, Ds18b20Pad.Check(Pad(0x0550), out _));

    [Fact]
    public void A_damaged_byte_is_noticed()
    {
        for (var i = 0; i < 9; i++)
        {
            var pad = Pad(0x0191);
            pad[i] ^= 0x10;
            Assert.Equal(Cause.Checksum, Ds18b20Pad.Check(pad, out var sixteenths));
            Assert.Equal(0, sixteenths);
        }
    }

    [Fact]
    public void A_wire_that_breaks_or_is_shorted_while_it_is_read_is_no_temperature()
    {
        Assert.Equal(Cause.Checksum, Ds18b20Pad.Check(Enumerable.Repeat((byte)0xFF, 9).ToArray(), out _));
        // Eight zeros have the checksum zero.
        Assert.Equal(Cause.Checksum, Ds18b20Pad.Check(new byte[9], out _));
    }

    [Fact]
    public void The_checksum_is_that_of_maxims_note()
    {
        // Application note 27: the ROM 02 1C B8 01 00 00 00 has the checksum A2; a byte that equals the checksum so far makes it zero.
        Assert.Equal(0, Ds18b20Pad.Crc([0x02, 0x1C, 0xB8, 0x01, 0, 0, 0, 0xA2, 0]));
    }

    private static byte[] Pad(int word)
    {
        byte[] pad = [(byte)word, (byte)(word >> 8), 0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10, 0];
        pad[8] = Ds18b20Pad.Crc(pad);
        return pad;
    }
}
