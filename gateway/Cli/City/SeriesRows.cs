using EdgeNodes.Contract.Quantities;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Cli.City;

/// <summary>A measured series as the simulated world takes it; an empty cell keeps the value before it.</summary>
internal static class SeriesRows
{
    private static readonly Dictionary<Quantity, Measurand> Measurands = new()
    {
        [QuantityTable.Temperature] = Measurand.AirTemperature,
        [QuantityTable.Humidity] = Measurand.Humidity,
        [QuantityTable.Pressure] = Measurand.Pressure,
        [QuantityTable.GasResistance] = Measurand.GasResistance,
        [QuantityTable.Pm25] = Measurand.Pm25,
        [QuantityTable.Pm10] = Measurand.Pm10,
        [QuantityTable.SoilTemperature] = Measurand.SoilTemperature,
        [QuantityTable.SoilMoistureRaw] = Measurand.SoilMoistureRaw,
        [QuantityTable.Distance] = Measurand.Distance,
    };

    public static Series Of(Trace.Series series)
    {
        var rows = new List<SeriesRow>(series.Rows.Count);
        var last = new double[series.Quantities.Count];
        for (var row = 0; row < series.Rows.Count; row++)
        {
            var values = new double[last.Length];
            for (var column = 0; column < last.Length; column++)
            {
                values[column] = last[column] = double.IsNaN(series.Rows[row][column]) ? last[column] : series.Rows[row][column];
            }

            rows.Add(new SeriesRow(series.Times[row], values));
        }

        return new Series([.. series.Quantities.Select(quantity => Measurands[quantity])], rows);
    }
}
