using EdgeNodes.LoRaWan.Mac;

namespace EdgeNodes.Tests.LoRaWan.Mac;

public sealed class FrameCounterTests
{
    [Theory]
    [InlineData(0u, 0, 0u, false)]
    [InlineData(0u, 65535, 65535u, false)]
    [InlineData(5u, 5, 5u, false)]
    [InlineData(5u, 9, 9u, false)]
    [InlineData(5u, 4, 4u, true)]
    [InlineData(65536u, 65535, 65535u, true)]
    [InlineData(65535u, 0, 65536u, false)]
    [InlineData(0x0001FFFEu, 3, 0x00020003u, false)]
    public void Sixteen_bits_on_the_air_become_thirty_two(uint next, int onAir, uint full, bool again)
    {
        Assert.Equal(full, FrameCounter.Reconstruct(next, (ushort)onAir, out bool retransmission));
        Assert.Equal(again, retransmission);
    }
}
