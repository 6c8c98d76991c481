using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Chips;

public sealed class A02yyuwChipTests
{
    private readonly World _world = new();
    private readonly ManualTime _time = new();
    private readonly A02yyuwChip _chip;

    public A02yyuwChipTests()
    {
        _chip = new A02yyuwChip(_world, _time);
        _chip.Open(9600);
        _chip.PowerUp();
    }

    [Theory]
    [InlineData(1953, new byte[] { 0xFF, 0x07, 0xA1, 0xA7 })]   // the example of the sensor's data sheet
    [InlineData(281, new byte[] { 0xFF, 0x01, 0x19, 0x19 })]
    [InlineData(7710, new byte[] { 0xFF, 0x1E, 0x1E, 0x3B })]
    public void A_frame_is_the_distance_and_a_sum(int mm, byte[] frame)
    {
        _world[Measurand.Distance] = mm;
        _time.Pass(150);
        var read = new byte[4];
        Assert.Equal(4, _chip.Read(read, 0, 4));
        Assert.Equal(frame, read);
    }

    [Fact]
    public void The_first_frame_comes_after_it_woke_and_then_ten_a_second()
    {
        Assert.Equal(150, _chip.NextByteIn.TotalMilliseconds);
        _time.Pass(149);
        Assert.Equal(0, _chip.Available);
        _time.Pass(1);
        Assert.Equal(4, _chip.Available);
        _time.Pass(1000);
        Assert.Equal(44, _chip.Available);
    }

    [Fact]
    public void Without_power_it_is_silent()
    {
        _chip.PowerDown();
        _time.Pass(1000);
        Assert.Equal(0, _chip.Available);
        Assert.True(_chip.NextByteIn < TimeSpan.Zero);
    }
}
