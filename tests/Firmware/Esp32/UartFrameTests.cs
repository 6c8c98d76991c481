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
    [InlineData("FF07A1A7", true)]
    [InlineData("FF07A1A8", false)]
    [InlineData("FE07A1A6", false)]
    [InlineData("FFFFFFFD", true)]
    public void A_distance_frame_is_known_by_head_and_sum(string hex, bool whole) =>
        Assert.Equal(whole, A02yyuw.HasSum(Convert.FromHexString(hex)));
}
