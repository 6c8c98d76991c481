using System.Text.Json;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Json;

/// <summary>
/// Reads one reading. Types, ranges, units and the kind must be right; keys that it does not know are skipped, so that a
/// gateway may learn to say more before its platform does.
/// </summary>
internal ref struct ReadingParser(ReadOnlySpan<byte> text, Reading into)
{
    private const string What = "reading";
    private const int MaxVia = 32;
    private readonly int length = text.Length;
    private Utf8JsonReader json = new(text, JsonText.Options);
    private ReadingKeys seen;
    private NodeKind kind;
    private uint uptime;
    private bool timeIsNull;

    public string? Via { get; private set; }

    public string Error { get; private set; } = "";

    public bool Run()
    {
        if (JsonText.SizeProblem(What, length) is { } problem)
        {
            return Fail(problem);
        }

        try
        {
            return ReadObject() && Complete();
        }
        catch (JsonException error)
        {
            return Fail(JsonText.NoJson(What, error));
        }
        catch (InvalidOperationException)
        {
            return Fail(JsonText.NoUtf8(What));
        }
    }

    private bool ReadObject()
    {
        into.ClearValues();
        into.Flags = ReadingFlags.None;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return Fail(JsonText.NoObject(What));
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = ReadingKeyTable.Of(ref json);
            json.Read();
            if (key == ReadingKeys.None)
            {
                json.Skip();
                continue;
            }

            if ((seen & key) != 0)
            {
                return Fail($"key {ReadingKeyTable.NameOf(key)} is there twice: keep one");
            }

            seen |= key;
            if (!ReadKey(key))
            {
                return false;
            }
        }

        // What follows the object must be nothing: Read throws on anything else.
        return !json.Read() || Fail(JsonText.NoObject(What));
    }

    private bool ReadKey(ReadingKeys key)
    {
        switch (key)
        {
            case ReadingKeys.Node:
                if (!NodeText.TryRead(ref json, out var node, out var error))
                {
                    return Fail(error);
                }

                into.Node = node;
                return true;
            case ReadingKeys.Kind:
                kind = NodeKinds.ByName(JsonText.TextOf(ref json, 32));
                return kind != NodeKind.None || Fail("key kind must be air-quality, soil-moisture, water-level or streetlight");
            case ReadingKeys.Boot:
                var isBoot = JsonText.TryUInt32(ref json, out var boot) && boot <= ushort.MaxValue;
                into.Boot = (ushort)boot;
                return isBoot || Fail("key boot must be a whole number from 0 to 65535");
            case ReadingKeys.Seq:
                var isSequence = JsonText.TryUInt32(ref json, out var sequence);
                into.Sequence = sequence;
                return isSequence || Fail("key seq must be a whole number from 0 to 4294967295");
            case ReadingKeys.Time:
                return ReadTime();
            case ReadingKeys.Uptime:
                return JsonText.TryUInt32(ref json, out uptime) || Fail("key uptime must be whole seconds from 0 to 4294967295");
            case ReadingKeys.TimeQuality:
                var isQuality = Words.TryQuality(JsonText.TextOf(ref json, 32), out var quality);
                into.TimeQuality = quality;
                return isQuality || Fail("key timeQuality must be unknown, estimated, gateway or synced");
            case ReadingKeys.Flags:
                return ReadFlags();
            case ReadingKeys.Via:
                Via = JsonText.TextOf(ref json, MaxVia);
                return Via != null || Fail($"key via must be the name of a route, at most {MaxVia} bytes");
            default:
                return ReadValues();
        }
    }

    private bool ReadTime()
    {
        timeIsNull = json.TokenType == JsonTokenType.Null;
        if (timeIsNull)
        {
            return true;
        }

        var isTime = JsonText.TryInstant(ref json, out var time);
        var seconds = isTime ? time.ToUnixTimeSeconds() : -1;
        into.Time = (uint)seconds;
        return (seconds >= 0 && seconds <= uint.MaxValue)
            || Fail("key time must be ISO 8601 with an offset, from 1970 to 2106, like \"2026-11-22T08:49:15Z\"");
    }

    private bool ReadFlags()
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return Fail("key flags must be an array of words");
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.String)
            {
                return Fail("key flags must be an array of words");
            }

            if (Words.TryFlag(JsonText.TextOf(ref json, 32), out var flag))
            {
                into.Flags |= flag;
            }
        }

        return true;
    }

    private bool ReadValues()
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return Fail("key values must be an object of quantities");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var quantity = QuantityKeys.Of(ref json);
            if (quantity == null)
            {
                return Fail($"key values.{JsonText.KeyOf(ref json)} is no quantity that is known here: correct the name, or update the reader");
            }

            if (into.Has(quantity))
            {
                return Fail($"key values.{quantity.Name} is there twice: keep one");
            }

            json.Read();
            if (!ReadValue(quantity))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadValue(Quantity quantity)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return Fail($"key values.{quantity.Name} must be an object with value and unit");
        }

        bool hasValue = false, hasUnit = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = json.ValueTextEquals("value"u8);
            var isUnit = json.ValueTextEquals("unit"u8);
            json.Read();
            if (isValue)
            {
                if (!JsonText.TryNumber(ref json, out var value) || !into.Set(quantity, value))
                {
                    return Fail(FormattableString.Invariant(
                        $"key values.{quantity.Name}.value must be a number from {quantity.Min} to {quantity.Max} {quantity.Unit}"));
                }

                hasValue = true;
            }
            else if (isUnit)
            {
                hasUnit = json.TokenType == JsonTokenType.String && json.ValueTextEquals(quantity.Unit);
            }
            else
            {
                json.Skip();
            }
        }

        return (hasValue && hasUnit) || Fail($"key values.{quantity.Name} must have a value and the unit \"{quantity.Unit}\"");
    }

    private bool Complete()
    {
        var missing = ReadingKeyTable.Required & ~seen;
        if (missing != 0)
        {
            return Fail($"key {ReadingKeyTable.NameOf(missing)} is missing: add it");
        }

        var known = into.TimeQuality != TimeQuality.Unknown;
        if (known == timeIsNull || (!known && (seen & ReadingKeys.Uptime) == 0))
        {
            return Fail("key time must be null, with uptime beside it, if timeQuality is unknown, and a time otherwise");
        }

        into.Time = known ? into.Time : uptime;
        if (kind != NodeKind.None && kind != into.Node.Kind)
        {
            return Fail($"key kind does not fit the node: {into.Node} is {NodeKinds.NameOf(into.Node.Kind)}");
        }

        return (into.Mask & ~KindQuantities.Allowed(into.Node.Kind)) == 0
            || Fail($"key values has a quantity that {NodeKinds.NameOf(into.Node.Kind)} nodes do not have: take it away");
    }

    private bool Fail(string error)
    {
        Error = error;
        return false;
    }
}
