using System.Text;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Json;

namespace EdgeNodes.Contract.Tests.Json;

public sealed class DerivedJsonTests
{
    [Fact]
    public void Corrected_dust_stands_beside_the_measured_one_with_its_method()
    {
        var json = Text(Samples.Of("aq-0007", 1, (QuantityTable.Humidity, 80), (QuantityTable.Pm25, 12), (QuantityTable.Pm10, 20)));
        Assert.Contains("\"pm2_5\":{\"value\":12,\"unit\":\"ug/m3\"}", json, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            ,"derived":{"pm2_5_corrected":{"value":6.5,"unit":"ug/m3","method":"kappa-koehler-0.35"},"pm10_corrected":{"value":10.8,"unit":"ug/m3","method":"kappa-koehler-0.35"},"pm10_quality":"extrapolated"}}
            """.Trim(),
            json,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_humidity_nothing_is_corrected_but_pm10_stays_what_it_is()
    {
        Assert.DoesNotContain("derived", Text(Samples.Of("aq-0007", 1, (QuantityTable.Pm25, 12))), StringComparison.Ordinal);
        Assert.EndsWith("\"derived\":{\"pm10_quality\":\"extrapolated\"}}", Text(Samples.Of("aq-0007", 1, (QuantityTable.Pm10, 12))), StringComparison.Ordinal);
    }

    [Fact]
    public void In_fog_there_is_no_dry_dust() =>
        Assert.DoesNotContain("corrected", Text(Samples.Of("aq-0007", 1, (QuantityTable.Humidity, 97), (QuantityTable.Pm25, 12))), StringComparison.Ordinal);

    [Fact]
    public void Other_nodes_have_nothing_derived() =>
        Assert.DoesNotContain("derived", Text(Samples.Of("wl-0003", 1, (QuantityTable.Distance, 1000))), StringComparison.Ordinal);

    [Fact]
    public void A_reader_takes_the_measured_values_and_skips_the_derived_ones()
    {
        var reading = Samples.Air(1);
        Assert.True(ReadingJson.TryRead(ReadingJson.Write(reading, null), out var back, out _, out var error), error);
        Assert.True(back.Same(reading));
    }

    private static string Text(Reading reading) => Encoding.UTF8.GetString(ReadingJson.Write(reading, null));
}
