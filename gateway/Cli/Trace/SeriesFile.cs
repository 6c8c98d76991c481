using System.Globalization;
using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Cli.Trace;

/// <summary>Reads a CSV of measurements. Every complaint names file, line and column.</summary>
public static class SeriesFile
{
    private static readonly Dictionary<string, Quantity> Columns = new()
    {
        ["temperature_c"] = QuantityTable.Temperature,
        ["humidity_pct"] = QuantityTable.Humidity,
        ["pressure_hpa"] = QuantityTable.Pressure,
        ["gas_ohm"] = QuantityTable.GasResistance,
        ["pm2_5_ugm3"] = QuantityTable.Pm25,
        ["pm10_ugm3"] = QuantityTable.Pm10,
        ["distance_mm"] = QuantityTable.Distance,
        ["soil_temperature_c"] = QuantityTable.SoilTemperature,
        ["soil_moisture_raw"] = QuantityTable.SoilMoistureRaw,
    };

    public static IReadOnlyList<Series> Parse(string file, byte[] content, NodeKind kind)
    {
        var lines = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n');
        var header = lines[0].TrimEnd('\r').Split(',');
        var timeAt = Array.IndexOf(header, "unix_time");
        var traceAt = Array.IndexOf(header, "trace");
        if (timeAt < 0)
        {
            throw new UserException($"{file}: the first line names no column unix_time: add one with Unix seconds.");
        }

        var quantities = Quantities(file, header, kind, out var places);
        var order = new List<string>();
        var times = new Dictionary<string, List<uint>>();
        var rows = new Dictionary<string, List<double[]>>();
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
            {
                continue;
            }

            var cells = line.Split(',');
            if (cells.Length != header.Length)
            {
                throw new UserException($"{file} line {i + 1}: {cells.Length} cells, but the first line names {header.Length} columns.");
            }

            var name = traceAt < 0 ? "" : cells[traceAt];
            if (!times.TryGetValue(name, out var seriesTimes))
            {
                order.Add(name);
                times[name] = seriesTimes = [];
                rows[name] = [];
            }

            if (!uint.TryParse(cells[timeAt], NumberStyles.None, CultureInfo.InvariantCulture, out var time))
            {
                throw new UserException($"{file} line {i + 1}: unix_time '{cells[timeAt]}' is no whole number of seconds.");
            }

            seriesTimes.Add(time);
            rows[name].Add(Array.ConvertAll(places, place => Cell(file, i + 1, header[place], cells[place])));
        }

        if (order.Count == 0)
        {
            throw new UserException($"{file}: there is no row below the first line.");
        }

        return order.ConvertAll(name => new Series(name, quantities, times[name], rows[name]));
    }

    private static List<Quantity> Quantities(string file, string[] header, NodeKind kind, out int[] places)
    {
        var found = new List<Quantity>();
        var at = new List<int>();
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] is "unix_time" or "trace")
            {
                continue;
            }

            if (!Columns.TryGetValue(header[i], out var quantity))
            {
                throw new UserException($"{file}: column '{header[i]}' is unknown: use trace, unix_time, {string.Join(", ", Columns.Keys)}.");
            }

            if ((KindQuantities.Allowed(kind) & (1 << quantity.Code)) == 0)
            {
                throw new UserException($"{file}: a {NodeKinds.NameOf(kind)} has no {quantity.Name}, which column {header[i]} holds: choose another --kind.");
            }

            found.Add(quantity);
            at.Add(i);
        }

        if (found.Count == 0)
        {
            throw new UserException($"{file}: the first line names no quantity: add one of {string.Join(", ", Columns.Keys)}.");
        }

        places = [.. at];
        return found;
    }

    private static double Cell(string file, int line, string column, string text)
    {
        if (text.Length == 0)
        {
            return double.NaN;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new UserException($"{file} line {line}: {column} '{text}' is no number.");
    }
}
