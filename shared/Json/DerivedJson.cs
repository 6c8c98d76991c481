using System.Text.Json;
using EdgeNodes.Air;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Json;

/// <summary>
/// What follows from a reading's values, beside them: <c>"derived":{"pm2_5_corrected":{"value":9.8,"unit":"ug/m3","method":"kappa-koehler-0.35"},
/// "pm10_corrected":{...},"pm10_quality":"extrapolated"}</c>. Nothing of it travels by radio.
/// </summary>
internal static class DerivedJson
{
    public static void Write(Utf8JsonWriter json, Reading reading)
    {
        var hasPm25 = DryDust.TryTenths(reading, QuantityTable.Pm25, out var pm25);
        var hasPm10 = DryDust.TryTenths(reading, QuantityTable.Pm10, out var pm10);
        if (!hasPm25 && !reading.Has(QuantityTable.Pm10))
        {
            return;
        }

        json.WriteStartObject("derived"u8);
        if (hasPm25)
        {
            WriteCorrected(json, "pm2_5_corrected"u8, QuantityTable.Pm25, pm25);
        }

        if (hasPm10)
        {
            WriteCorrected(json, "pm10_corrected"u8, QuantityTable.Pm10, pm10);
        }

        if (reading.Has(QuantityTable.Pm10))
        {
            json.WriteString("pm10_quality"u8, DryDust.Pm10Quality);
        }

        json.WriteEndObject();
    }

    private static void WriteCorrected(Utf8JsonWriter json, ReadOnlySpan<byte> name, Quantity quantity, int tenths)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value"u8, StepNumber.OfTenths(tenths));
        json.WriteString("unit"u8, quantity.Unit);
        json.WriteString("method"u8, DryDust.Method);
        json.WriteEndObject();
    }
}
