using System.Globalization;
using System.Text;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Cli.Trace;

/// <summary>How long one reading with its time is in the formats that others send.</summary>
public static class OtherFormats
{
    private const int CayenneTime = 2 + 4;

    /// <summary>Cayenne LPP 2: channel, type and data for each value, type 133 for the time. Gas as generic sensor (100), counts as analog input.</summary>
    public static long Cayenne(Reading reading) => CayenneTime + Present(reading).Sum(quantity => 2 + CayenneData(quantity));

    /// <summary>SenML as JSON (RFC 8428): base name and base time once, then name, unit and value.</summary>
    public static long SenmlJson(Reading reading)
    {
        var text = new StringBuilder("[");
        foreach (var quantity in Present(reading))
        {
            text.Append(text.Length == 1 ? $"{{\"bn\":\"{reading.Node}:\",\"bt\":{reading.Time}," : ",{");
            text.Append($"\"n\":\"{quantity.Name}\",\"u\":\"{quantity.Unit}\",\"v\":{Text(reading, quantity)}}}");
        }

        return Encoding.UTF8.GetByteCount(text.Append(']').ToString());
    }

    /// <summary>SenML as CBOR (RFC 8428 section 6): integer labels, shortest numbers; decimals as 4-byte floats or decimal fractions, whichever is shorter.</summary>
    public static long SenmlCbor(Reading reading)
    {
        var values = Present(reading).ToList();
        var bytes = CborHead(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            var record = 1 + 1 + CborText(values[i].Name) + 1 + CborText(values[i].Unit) + 1 + CborNumber(values[i].FromSteps(reading.Steps(values[i])));
            var baseFields = i == 0 ? 1 + CborText(reading.Node + ":") + 1 + CborHead(reading.Time) : 0;
            bytes += record + baseFields;
        }

        return bytes;
    }

    private static IEnumerable<Quantity> Present(Reading reading) =>
        Enumerable.Range(0, QuantityTable.Count).Select(QuantityTable.ByCode).Where(reading.Has);

    private static int CayenneData(Quantity quantity) => quantity.Name switch
    {
        "humidity" => 1,
        "soil_moisture" or "dim_level" => 1,
        "gas_resistance" or "distance" or "water_level" or "energy" => 4,
        _ => 2,
    };

    private static string Text(Reading reading, Quantity quantity) =>
        reading.Value(quantity).ToString("F" + quantity.Decimals, CultureInfo.InvariantCulture).TrimDecimals();

    private static string TrimDecimals(this string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static int CborText(string text) => CborHead(text.Length) + text.Length;

    private static int CborHead(long value) => value < 24 ? 1 : value < 256 ? 2 : value < 65536 ? 3 : 5;

    private static int CborNumber(double value)
    {
        if (value == Math.Floor(value))
        {
            return CborHead((long)Math.Abs(value) - (value < 0 ? 1 : 0));
        }

        // Tag 4, array of two, exponent -1 or -2, mantissa: three bytes and the mantissa.
        var scaled = Math.Abs(Math.Round(value * 100));
        var mantissa = scaled % 10 == 0 ? scaled / 10 : scaled;
        return Math.Min(5, 3 + CborHead((long)mantissa));
    }
}
