using System.Buffers;
using System.Text.Json;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Json;

/// <summary>
/// A reading as the platform sees it:
/// <c>{"node":"aq-0007","kind":"air-quality","boot":17,"seq":48213,"time":"2026-11-22T08:49:15Z","timeQuality":"synced","via":"mqtt","values":{"temperature":{"value":21.3,"unit":"Cel"}}}</c>.
/// While the node did not know the time, <c>time</c> is null and <c>uptime</c> tells seconds since its boot;
/// <c>flags</c> lists words and is there only if one is set; <c>cause</c> names part and reason of a fault or doubt; <c>lamp</c> what set
/// a lamp's level and its failures; <c>derived</c> tells what follows from dust and humidity. Readers take the measured values and skip what is derived.
/// </summary>
public static class ReadingJson
{
    /// <summary>The JSON as UTF-8. <paramref name="via"/>: the route that the reading came by; null leaves it out.</summary>
    public static byte[] Write(Reading reading, string? via)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(buffer, reading, via);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Appends the JSON to a buffer.</summary>
    public static void Write(IBufferWriter<byte> buffer, Reading reading, string? via)
    {
        using var json = new Utf8JsonWriter(buffer);
        Write(json, reading, via);
    }

    /// <summary>Writes one object and flushes it. Makes no garbage: keep the writer, and <c>Reset</c> it between readings.</summary>
    public static void Write(Utf8JsonWriter json, Reading reading, string? via)
    {
        json.WriteStartObject();
        NodeText.Write(json, reading.Node);
        json.WriteString("kind"u8, NodeKinds.NameOf(reading.Node.Kind));
        json.WriteNumber("boot"u8, reading.Boot);
        json.WriteNumber("seq"u8, reading.Sequence);
        WriteTime(json, reading);
        WriteFlags(json, reading.Flags);
        WriteCause(json, reading);
        LampText.Write(json, reading);
        if (via != null)
        {
            json.WriteString("via"u8, via);
        }

        json.WriteStartObject("values"u8);
        for (var code = 0; code < QuantityTable.Count; code++)
        {
            var quantity = QuantityTable.ByCode(code);
            if (reading.Has(quantity))
            {
                json.WriteStartObject(quantity.Name);
                json.WriteNumber("value"u8, StepNumber.Of(quantity, reading.Steps(quantity)));
                json.WriteString("unit"u8, quantity.Unit);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
        DerivedJson.Write(json, reading);
        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>Reads a reading. On failure <paramref name="error"/> is one sentence that names the key and the remedy.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out Reading reading, out string? via, out string error)
    {
        reading = new Reading();
        return TryRead(json, reading, out via, out error);
    }

    /// <summary>The same into a reading that exists; after a failure its content means nothing.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, Reading into, out string? via, out string error)
    {
        var parser = new ReadingParser(json, into);
        var read = parser.Run();
        via = read ? parser.Via : null;
        error = parser.Error;
        return read;
    }

    private static void WriteTime(Utf8JsonWriter json, Reading reading)
    {
        if (reading.TimeQuality == TimeQuality.Unknown)
        {
            json.WriteNull("time"u8);
            json.WriteNumber("uptime"u8, reading.Time);
        }
        else
        {
            json.WriteString("time"u8, DateTime.UnixEpoch.AddSeconds(reading.Time));
        }

        json.WriteString("timeQuality"u8, Words.Of(reading.TimeQuality));
    }

    // In words beside the number: who reads JSON should not need a table.
    private static void WriteCause(Utf8JsonWriter json, Reading reading)
    {
        if (reading.Has(QuantityTable.Cause))
        {
            var packed = reading.Steps(QuantityTable.Cause);
            json.WriteStartObject("cause"u8);
            json.WriteString("part"u8, Words.OfPart(Causes.PartOf(packed)));
            json.WriteString("reason"u8, Words.OfCause(Causes.CauseOf(packed)));
            json.WriteEndObject();
        }
    }

    // Bits without a word are left out: a frame may carry flags of a later version.
    private static void WriteFlags(Utf8JsonWriter json, ReadingFlags flags)
    {
        var known = (int)flags & ((1 << Words.FlagCount) - 1);
        if (known == 0)
        {
            return;
        }

        json.WriteStartArray("flags"u8);
        for (var bit = 0; bit < Words.FlagCount; bit++)
        {
            if ((known & (1 << bit)) != 0)
            {
                json.WriteStringValue(Words.OfFlag(bit));
            }
        }

        json.WriteEndArray();
    }
}
