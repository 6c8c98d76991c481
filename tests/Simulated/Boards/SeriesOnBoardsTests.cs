using System.Device.Gpio;
using System.Device.I2c;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;
using Iot.Device.Bmxx80;

namespace EdgeNodes.Simulated.Tests.Boards;

/// <summary>What a node reads equals the series under its board, row by row and value by value.</summary>
public sealed class SeriesOnBoardsTests
{
    [Fact]
    public void An_air_node_reads_the_series()
    {
        var series = Random(
            [Measurand.AirTemperature, Measurand.Humidity, Measurand.Pressure, Measurand.GasResistance, Measurand.Pm25, Measurand.Pm10],
            r => [Math.Round(Between(r, 18.57, 35.4), 2), Math.Round(Between(r, 39.21, 85.58), 2), Math.Round(Between(r, 1000, 1020), 1),
                Math.Round(5600 * Math.Pow(1105, r.NextDouble())), r.Next(292), r.Next(327)]);
        var board = new AirQualityBoard(new SeriesSurroundings(series, new World()), TimeProvider.System);
        using var bench = new Bench(board.Wiring);
        var read = bench.Run(() =>
        {
            using var bme = new Bme680(I2cDevice.Create(new I2cConnectionSettings(1, 0x76)));
            using var port = SampleFirmware.Port();
            return series.Rows.Select(_ => SampleFirmware.Air(bme, port)).ToList();
        });
        Compare(series, read, 0.05, 0.25, 0.05, double.NaN, 0.5, 0.5);
    }

    [Fact]
    public void A_soil_node_reads_the_series()
    {
        var series = Random(
            [Measurand.SoilTemperature, Measurand.SoilMoistureRaw, Measurand.Humidity],
            r => [Math.Round(Between(r, 3.7, 68.9), 1), r.Next(1335, 1354), Math.Round(Between(r, 18.5, 91.5) * 2) / 2]);
        var board = new SoilMoistureBoard(new SeriesSurroundings(series, new World()), TimeProvider.System);
        using var bench = new Bench(board.Wiring);
        var read = bench.Run(() =>
        {
            var rail = new GpioController().OpenPin(25, PinMode.Output);
            return series.Rows.Take(3).Select(_ => SampleFirmware.Soil(rail)).ToList();
        });
        Compare(series, read, 0.04, 0, 0.01);
    }

    [Fact]
    public void A_water_node_reads_the_series()
    {
        var series = Random([Measurand.Distance], r => [r.Next(281, 7711)]);
        var board = new WaterLevelBoard(new SeriesSurroundings(series, new World()), TimeProvider.System);
        using var bench = new Bench(board.Wiring);
        var read = bench.Run(() =>
        {
            var rail = new GpioController().OpenPin(25, PinMode.Output);
            using var port = SampleFirmware.Port();
            return series.Rows.Select(_ => SampleFirmware.Water(rail, port)).ToList();
        });
        Compare(series, read, 0);
    }

    // A bound of NaN asks for 1/32 octave, as gas resistance is sent.
    private static void Compare(Series series, List<double[]> read, params double[] within)
    {
        Assert.NotEmpty(read);
        for (var row = 0; row < read.Count; row++)
        {
            for (var column = 0; column < within.Length; column++)
            {
                var (expected, actual) = (series.Rows[row].Values[column], read[row][column]);
                var off = double.IsNaN(within[column]) ? Math.Abs(Math.Log2(actual / expected)) : Math.Abs(actual - expected);
                var bound = double.IsNaN(within[column]) ? 1 / 64.0 : within[column];
                Assert.True(off <= bound, $"row {row} column {column}: {actual} instead of {expected}");
            }
        }
    }

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());

    private static Series Random(Measurand[] measurands, Func<Random, double[]> row)
    {
        var random = new Random(42);
        return new Series(measurands, [.. Enumerable.Range(0, 12).Select(i => new SeriesRow(i, row(random)))]);
    }
}
