using System.Text.Json;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Json;

/// <summary>
/// What a lamp says of itself, in words: <c>"lamp":{"level":"schedule","failures":["day-burner"]}</c>, what set its level and, if any,
/// its failures as uCIFI object 3416 names them. Beside the numbers: who reads JSON should not need a table.
/// </summary>
internal static class LampText
{
    public static void Write(Utf8JsonWriter json, Reading reading)
    {
        var state = reading.Has(QuantityTable.LampState) ? reading.Steps(QuantityTable.LampState) & ((1 << LampStates.Count) - 1) : 0;
        if (!reading.Has(QuantityTable.LevelOrigin) && state == 0)
        {
            return;
        }

        json.WriteStartObject("lamp"u8);
        if (reading.Has(QuantityTable.LevelOrigin))
        {
            json.WriteString("level"u8, Words.OfLevelOrigin((LevelOrigin)reading.Steps(QuantityTable.LevelOrigin)));
        }

        if (state != 0)
        {
            WriteFailures(json, state);
        }

        json.WriteEndObject();
    }

    private static void WriteFailures(Utf8JsonWriter json, int state)
    {
        json.WriteStartArray("failures"u8);
        for (var bit = 0; bit < LampStates.Count; bit++)
        {
            if ((state & (1 << bit)) != 0)
            {
                json.WriteStringValue(LampStates.NameOf(bit));
            }
        }

        json.WriteEndArray();
    }
}
