using System.Globalization;

namespace EdgeNodes.Simulated.Weather;

/// <summary>Measured rows of one node: per row a time and a value per measurand.</summary>
public sealed class Series
{
    private const int LargestFile = 64 * 1024 * 1024;

    private static readonly Dictionary<string, Measurand> Columns = new()
    {
        ["temperature_c"] = Measurand.AirTemperature,
        ["humidity_pct"] = Measurand.Humidity,
        ["pressure_hpa"] = Measurand.Pressure,
        ["gas_ohm"] = Measurand.GasResistance,
        ["pm2_5_ugm3"] = Measurand.Pm25,
        ["pm10_ugm3"] = Measurand.Pm10,
        ["soil_temperature_c"] = Measurand.SoilTemperature,
        ["soil_moisture_raw"] = Measurand.SoilMoistureRaw,
        ["distance_mm"] = Measurand.Distance,
    };

    private readonly Measurand[] _measurands;

    public Series(IReadOnlyList<Measurand> measurands, IReadOnlyList<SeriesRow> rows)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("A series has at least one row.", nameof(rows));
        }

        _measurands = [.. measurands];
        Rows = rows;
    }

    public IReadOnlyList<Measurand> Measurands => _measurands;

    public IReadOnlyList<SeriesRow> Rows { get; }

    /// <summary>Reads a CSV file; one series for each value of its column "trace", one in all when it has none.</summary>
    /// <exception cref="InvalidDataException">Names file, line and what is wrong there.</exception>
    public static IReadOnlyList<Series> Load(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
        {
            throw new InvalidDataException($"{path} has more than {LargestFile >> 20} MB: cut the series into smaller files.");
        }

        using var reader = File.OpenText(path);
        return Read(reader, path);
    }

    public static IReadOnlyList<Series> Read(TextReader reader, string name)
    {
        var head = (reader.ReadLine() ?? throw new InvalidDataException($"{name} is empty.")).Split(',');
        var time = Array.IndexOf(head, "unix_time");
        var trace = Array.IndexOf(head, "trace");
        var known = Enumerable.Range(0, head.Length).Where(i => Columns.ContainsKey(head[i])).ToArray();
        if (time < 0 || known.Length == 0)
        {
            throw new InvalidDataException($"{name} line 1: needs unix_time and one of {string.Join(", ", Columns.Keys)}.");
        }

        var rows = new SortedDictionary<long, List<SeriesRow>>();
        var line = 1;
        while (reader.ReadLine() is { } text)
        {
            line++;
            var cells = text.Split(',');
            if (cells.Length != head.Length)
            {
                throw new InvalidDataException($"{name} line {line}: {cells.Length} columns, the head has {head.Length}.");
            }

            var values = known.Select(i => Number(cells[i], name, line, head[i])).ToArray();
            var key = trace < 0 ? 0 : (long)Number(cells[trace], name, line, "trace");
            (rows.TryGetValue(key, out var list) ? list : rows[key] = []).Add(
                new SeriesRow((long)Number(cells[time], name, line, "unix_time"), values));
        }

        var measurands = known.Select(i => Columns[head[i]]).ToArray();
        return rows.Count == 0
            ? throw new InvalidDataException($"{name} has a head and no rows.")
            : [.. rows.Values.Select(list => new Series(measurands, list))];
    }

    private static double Number(string cell, string name, int line, string column) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InvalidDataException($"{name} line {line}: {column} is \"{cell}\", not a number.");
}

/// <summary>One instant of a series; the values are in the order of its measurands.</summary>
public sealed record SeriesRow(long UnixTime, IReadOnlyList<double> Values);
