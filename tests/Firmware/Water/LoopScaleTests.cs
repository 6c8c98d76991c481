using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

public sealed class LoopScaleTests
{
    private readonly LoopScale scale = new(range: 5000, offset: -120, shunt: 120);

    [Theory]
    [InlineData(4000, -120)]
    [InlineData(20000, 4880)]
    [InlineData(12000, 2380)]
    [InlineData(3800, -183)]
    [InlineData(20500, 5036)]
    public void Level_is_current_less_4_mA_over_16_times_range_and_offset(int microamps, int mm)
    {
        Assert.Equal(Cause.None, scale.ToLevel(microamps, out var level));
        Assert.Equal(mm, level);
    }

    [Theory]
    [InlineData(0, Cause.WireBreak)]
    [InlineData(3599, Cause.WireBreak)]
    [InlineData(3600, Cause.None)]
    [InlineData(21000, Cause.None)]
    [InlineData(21001, Cause.OutOfRange)]
    [InlineData(24000, Cause.ShortCircuit)]
    public void Outside_of_Namurs_limits_there_is_a_fault_and_no_level(int microamps, Cause cause)
    {
        Assert.Equal(cause, scale.ToLevel(microamps, out var level));
        Assert.True(cause == Cause.None || level == 0);
    }

    [Fact]
    public void Without_a_range_there_is_no_level() =>
        Assert.Equal(Cause.NotCalibrated, new LoopScale(SettingKeys.NotSet, 0, 120).ToLevel(12000, out _));

    [Fact]
    public void Ohms_law_and_a_shunt_of_nothing_divides_by_nothing()
    {
        Assert.Equal(12000, scale.Microamps(1_440_000));
        Assert.Equal(1_440_000, new LoopScale(5000, 0, 0).Microamps(1_440_000));
    }
}
