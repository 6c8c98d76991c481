using EdgeNodes.Esp32;

namespace EdgeNodes.Firmware.Tests.Esp32;

public class UartFrameTests
{
    // Length 28; PM1, PM2.5, PM10 by factory calibration 5, 8, 10 and atmospheric 5, 8, 10; six counts; version; sum.
    private static readonly byte[] Dust = Convert.FromHexString("424D001C00050008000A00050008000A03C00113002E0008000200009700027F");

    [Fact]
    public void A_whole_dust_frame_is_known() => Assert.True(Pms5003.IsWhole(Dust));

    [Fact]
    public void One_wrong_byte_anywhere_and_it_is_none()
    {
        for (var i = 0; i < Dust.Length; i++)
        {
            var damaged = (byte[])Dust.Clone();
            damaged[i] ^= 0x10;
            Assert.False(Pms5003.IsWhole(damaged));
        }
    }

    [Theory]
    [InlineData(Pms5003.Mode, 0, "424DE100000170")]
    [InlineData(Pms5003.Mode, 1, "424DE100010171")]
    [InlineData(Pms5003.Ask, 0, "424DE200000171")]
    [InlineData(Pms5003.Run, 0, "424DE400000173")]
    [InlineData(Pms5003.Run, 1, "424DE400010174")]
    public void A_dust_command_is_that_of_the_data_manual(byte command, byte value, string hex)
    {
        var bytes = new byte[Pms5003.CommandBytes];
        Pms5003.PutCommand(bytes, command, value);
        Assert.Equal(hex, Convert.ToHexString(bytes));
    }

    [Theory]
    [InlineData("FF07A1A7", true)]
    [InlineData("FF07A1A8", false)]
    [InlineData("FE07A1A6", false)]
    [InlineData("FFFFFFFD", true)]
    public void A_distance_frame_is_known_by_head_and_sum(string hex, bool whole) =>
        Assert.Equal(whole, A02yyuw.HasSum(Convert.FromHexString(hex)));
}
