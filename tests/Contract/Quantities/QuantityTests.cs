using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Contract.Tests.Quantities;

public sealed class QuantityTests
{
    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        for (var code = 0; code < QuantityTable.Count; code++)
        {
            names.Add(QuantityTable.ByCode(code).Name);
        }

        return names;
    }

    [Theory]
    [InlineData("temperature", 21.37, 21.4)]
    [InlineData("temperature", -0.04, 0)]
    [InlineData("temperature", -0.06, -0.1)]
    [InlineData("humidity", 48.2, 48)]
    [InlineData("humidity", 48.25, 48.5)]
    [InlineData("pressure", 1013.25, 1013.3)]
    [InlineData("distance", 1717, 1715)]
    [InlineData("water_level", -12, -10)]
    [InlineData("battery", 3.714, 3.71)]
    [InlineData("dim_level", 39.9, 40)]
    [InlineData("energy", 93400.4, 93400)]
    public void A_value_is_rounded_to_its_step(string name, double value, double rounded)
    {
        var quantity = QuantityTable.ByName(name)!;
        Assert.True(quantity.TryToSteps(value, out var steps));
        Assert.Equal(rounded, quantity.FromSteps(steps));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_of_every_quantity_comes_back_as_itself(string name)
    {
        var quantity = QuantityTable.ByName(name)!;
        var stride = Math.Max(1, (quantity.MaxSteps - quantity.MinSteps) / 20_000);
        for (var steps = quantity.MinSteps; steps <= quantity.MaxSteps - stride; steps += stride)
        {
            Assert.True(quantity.TryToSteps(quantity.FromSteps(steps), out var again), $"{name} {steps}");
            Assert.Equal(steps, again);
        }

        Assert.True(quantity.TryToSteps(quantity.Max, out var top));
        Assert.Equal(quantity.MaxSteps, top);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_no_number_or_out_of_range_is_refused(string name)
    {
        var quantity = QuantityTable.ByName(name)!;
        foreach (var value in new[]
        {
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue,
            quantity.Max * 1.02 + 70, quantity.Min - 70,
        })
        {
            Assert.False(quantity.TryToSteps(value, out _), $"{name} {value}");
        }
    }

    [Fact]
    public void Gas_resistance_stays_within_half_of_a_32nd_octave()
    {
        for (var ohm = 64.0; ohm < 1e8; ohm *= 1.0037)
        {
            Assert.True(QuantityTable.GasResistance.TryToSteps(ohm, out var steps));
            var octaves = Math.Abs(Math.Log2(QuantityTable.GasResistance.FromSteps(steps) / ohm));
            Assert.True(octaves <= (1 / 64.0) + 0.012, $"{ohm} came back {octaves} octaves away");
            Assert.Equal(Math.Round(32 * Math.Log2(ohm / 64)), steps, 1.0);
        }
    }

    [Fact]
    public void What_a_kind_usually_reports_it_may_report()
    {
        for (var kind = NodeKind.AirQuality; (int)kind <= NodeKinds.Count; kind++)
        {
            Assert.NotEqual(0, KindQuantities.Usual(kind));
            Assert.Equal(0, KindQuantities.Usual(kind) & ~KindQuantities.Allowed(kind));
            Assert.Equal(0, KindQuantities.Allowed(kind) >> QuantityTable.Count);
        }
    }

    [Fact]
    public void Codes_are_places_and_names_are_unique()
    {
        var names = Enumerable.Range(0, QuantityTable.Count).Select(QuantityTable.ByCode).ToList();
        Assert.Equal(Enumerable.Range(0, names.Count), names.Select(q => q.Code));
        Assert.Equal(names.Count, names.Select(q => q.Name).Distinct().Count());
        Assert.Null(QuantityTable.ByName("noise"));
    }
}
