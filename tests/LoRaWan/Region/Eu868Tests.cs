using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Tests.LoRaWan.Region;

public sealed class Eu868Tests
{
    [Theory]
    [InlineData(0, "SF12BW125", 51)]
    [InlineData(1, "SF11BW125", 51)]
    [InlineData(2, "SF10BW125", 51)]
    [InlineData(3, "SF9BW125", 115)]
    [InlineData(4, "SF8BW125", 242)]
    [InlineData(5, "SF7BW125", 242)]
    [InlineData(6, "SF7BW250", 242)]
    [InlineData(7, "50000", 242)]
    public void A_data_rate_has_a_name_and_a_largest_payload(int index, string text, int payload)
    {
        DataRate rate = Eu868.DataRates[index];

        Assert.Equal(index, rate.Index);
        Assert.Equal(text, rate.Text);
        Assert.Equal(payload, rate.MaxPayload);
        Assert.Same(rate, Eu868.ByText(text));
    }

    [Theory]
    [InlineData(868_100_000, "868.0-868.6", 0.01)]
    [InlineData(868_300_000, "868.0-868.6", 0.01)]
    [InlineData(868_500_000, "868.0-868.6", 0.01)]
    [InlineData(868_000_000, "868.0-868.6", 0.01)]
    [InlineData(867_100_000, "865.0-868.0", 0.01)]
    [InlineData(864_000_000, "863.0-865.0", 0.001)]
    [InlineData(868_800_000, "868.7-869.2", 0.001)]
    [InlineData(869_525_000, "869.4-869.65", 0.1)]
    [InlineData(869_850_000, "869.7-870.0", 0.01)]
    public void A_frequency_belongs_to_a_sub_band(int hertz, string name, double duty)
    {
        SubBand? band = Eu868.SubBandOf(hertz);

        Assert.Equal(name, band?.Name);
        Assert.Equal(duty, band?.DutyCycle);
    }

    [Theory]
    [InlineData(868_650_000)]
    [InlineData(869_300_000)]
    [InlineData(902_300_000)]
    public void Nobody_sends_between_the_bands(int hertz) => Assert.Null(Eu868.SubBandOf(hertz));

    [Fact]
    public void RX1_is_never_slower_than_the_slowest() => Assert.Equal(0, Eu868.Rx1DataRate(2, 5));
}
