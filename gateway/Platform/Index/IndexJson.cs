using System.Text.Json;
using EdgeNodes.Air;

namespace EdgeNodes.Platform.Index;

/// <summary>
/// The indices of one hour as the platform sees them:
/// <c>{"node":"aq-0007","from":"2026-11-22T08:00:00Z","to":"2026-11-22T09:00:00Z","revision":1,"expected":60,"humid":0,
/// "basis":"kappa-koehler-0.35","means":{"pm2_5":{"value":12.3,"unit":"ug/m3","samples":60},"pm10":{...,"quality":"extrapolated"}},
/// "indices":{"eaqi-2024":{"level":2,"band":"fair","pollutant":"pm2_5","incomplete":true,"missing":["no2","o3","so2"]},"uba-2025":{...}}}</c>.
/// </summary>
internal static class IndexJson
{
    /// <summary>The message; null if no pollutant was measured long enough. Revision 0 leaves the number out: to compare by.</summary>
    public static byte[]? Write(AirHour hour, int revision)
    {
        var means = hour.Means();
        if (means.Count == 0)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("node"u8, hour.Node.ToString());
            json.WriteString("from"u8, DateTime.UnixEpoch.AddSeconds(hour.Hour * AirHours.Hour));
            json.WriteString("to"u8, DateTime.UnixEpoch.AddSeconds((hour.Hour + 1) * AirHours.Hour));
            if (revision > 0)
            {
                json.WriteNumber("revision"u8, revision);
            }

            json.WriteNumber("expected"u8, hour.Expected);
            json.WriteNumber("humid"u8, hour.Humid);
            json.WriteString("basis"u8, DryDust.Method);
            WriteMeans(json, hour, means);
            WriteIndices(json, means);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteMeans(Utf8JsonWriter json, AirHour hour, Dictionary<Pollutant, double> means)
    {
        json.WriteStartObject("means"u8);
        foreach (var (pollutant, mean) in means)
        {
            json.WriteStartObject(Pollutants.NameOf(pollutant));
            json.WriteNumber("value"u8, Math.Round((decimal)mean, 1, MidpointRounding.AwayFromZero));
            json.WriteString("unit"u8, "ug/m3"u8);
            json.WriteNumber("samples"u8, (pollutant == Pollutant.Pm25 ? hour.Pm25 : hour.Pm10).Count);
            if (pollutant == Pollutant.Pm10)
            {
                json.WriteString("quality"u8, DryDust.Pm10Quality);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteIndices(Utf8JsonWriter json, Dictionary<Pollutant, double> means)
    {
        json.WriteStartObject("indices"u8);
        foreach (var index in AirIndex.All)
        {
            var grade = index.Of(means)!;
            json.WriteStartObject(index.Name);
            json.WriteNumber("level"u8, grade.Level);
            json.WriteString("band"u8, grade.Band);
            json.WriteString("pollutant"u8, Pollutants.NameOf(grade.Worst));
            json.WriteBoolean("incomplete"u8, grade.Missing.Count > 0);
            json.WriteStartArray("missing"u8);
            foreach (var missing in grade.Missing)
            {
                json.WriteStringValue(Pollutants.NameOf(missing));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
