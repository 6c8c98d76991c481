using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Contract.Tests.Readings;

public sealed class ReadingTests
{
    [Fact]
    public void A_value_that_cannot_be_is_missing_rather_than_wrong()
    {
        var reading = Samples.Air(1);
        Assert.False(reading.Set(QuantityTable.Temperature, double.NaN));
        Assert.False(reading.Has(QuantityTable.Temperature));
        Assert.True(reading.Has(QuantityTable.Humidity));
    }

    [Fact]
    public void A_copy_is_the_same_until_one_of_them_changes()
    {
        var original = Samples.Air(1);
        var copy = new Reading();
        copy.CopyFrom(original);
        Assert.True(copy.Same(original));
        copy.SetSteps(QuantityTable.Pm10, 20);
        Assert.False(copy.Same(original));
    }

    [Fact]
    public void Words_lead_back_to_what_they_name()
    {
        for (var quality = TimeQuality.Unknown; quality <= TimeQuality.Synced; quality++)
        {
            Assert.True(Words.TryQuality(Words.Of(quality), out var again));
            Assert.Equal(quality, again);
        }

        for (var bit = 0; bit < Words.FlagCount; bit++)
        {
            Assert.True(Words.TryFlag(Words.OfFlag(bit), out var flag));
            Assert.Equal(1 << bit, (int)flag);
        }

        Assert.False(Words.TryFlag("rain", out _));
        Assert.False(Words.TryQuality(null, out _));
    }
}
