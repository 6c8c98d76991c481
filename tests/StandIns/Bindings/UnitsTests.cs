using UnitsNet;

namespace EdgeNodes.StandIns.Tests.Bindings;

/// <summary>The quantities: conversion constants, order, equality. No API list was at hand for UnitsNet; this is what holds it.</summary>
public sealed class UnitsTests
{
    [Theory]
    [InlineData(0, 273.15, 32)]
    [InlineData(100, 373.15, 212)]
    [InlineData(-40, 233.15, -40)]
    [InlineData(-273.15, 0, -459.67)]
    public void Temperatures_convert(double celsius, double kelvins, double fahrenheit)
    {
        Assert.Equal(kelvins, Temperature.FromDegreesCelsius(celsius).Kelvins, 9);
        Assert.Equal(celsius, Temperature.FromKelvins(kelvins).DegreesCelsius, 9);
        Assert.Equal(fahrenheit, Temperature.FromDegreesCelsius(celsius).DegreesFahrenheit, 9);
        Assert.Equal(celsius, Temperature.FromDegreesFahrenheit(fahrenheit).DegreesCelsius, 9);
    }

    [Fact]
    public void Pressures_lengths_and_humidities_convert()
    {
        Assert.Equal(1013.25, Pressure.FromPascals(101325).Hectopascals, 9);
        Assert.Equal(101325, Pressure.FromHectopascals(1013.25).Pascals, 9);
        Assert.Equal(1500, Length.FromMeters(1.5).Millimeters, 9);
        Assert.Equal(1.5, Length.FromMillimeters(1500).Meters, 9);
        Assert.Equal(55.5, RelativeHumidity.FromPercent(55.5).Percent);
    }

    [Fact]
    public void What_goes_in_comes_out_in_the_same_unit_to_the_last_bit() =>
        Assert.Equal(0.1 + 0.2, Temperature.FromDegreesCelsius(0.1 + 0.2).DegreesCelsius);

    [Fact]
    public void Nothing_is_zero_of_the_base_unit()
    {
        Assert.Equal(-273.15, default(Temperature).DegreesCelsius, 9);
        Assert.Equal(0, default(Pressure).Hectopascals);
        Assert.Equal(0, default(Length).Meters);
        Assert.Equal(0, default(RelativeHumidity).Percent);
    }

    [Fact]
    public void Order_looks_through_units_and_equality_does_not()
    {
        Assert.True(Temperature.FromDegreesCelsius(20) < Temperature.FromKelvins(300));
        Assert.True(Pressure.FromHectopascals(1000) >= Pressure.FromPascals(99_999));
        Assert.True(Length.FromMillimeters(1) <= Length.FromMeters(1));
        Assert.True(RelativeHumidity.FromPercent(2) > RelativeHumidity.FromPercent(1));
        Assert.Equal(Pressure.FromPascals(5), Pressure.FromPascals(5));
#pragma warning disable CS0618 // UnitsNet advises against comparing so, and offers it.
        Assert.True(Pressure.FromPascals(100) != Pressure.FromHectopascals(1));
        Assert.False(Length.FromMeters(1) == Length.FromMillimeters(1000));
#pragma warning restore CS0618
    }

    [Fact]
    public void What_is_no_number_is_no_quantity()
    {
        Assert.Throws<ArgumentException>(() => Pressure.FromPascals(double.NaN));
        Assert.Throws<ArgumentException>(() => Temperature.FromDegreesCelsius(double.PositiveInfinity));
    }

    [Fact]
    public void A_quantity_prints_with_its_unit() => Assert.Equal("25.08 °C", Temperature.FromDegreesCelsius(25.08).ToString());
}
