using System.Globalization;

namespace EdgeNodes.LoRaWan;

/// <summary>An EUI-64 (DevEUI, JoinEUI, gateway id); its text is 16 lower-case hex digits, most significant first.</summary>
public readonly record struct Eui64(ulong Value)
{
    /// <summary>Reads 16 hex digits.</summary>
    public static bool TryParse(string? text, out Eui64 eui)
    {
        eui = default;
        if (text is not { Length: 16 }
            || !ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value))
        {
            return false;
        }
        eui = new Eui64(value);
        return true;
    }

    /// <summary>Reads 16 hex digits or throws.</summary>
    public static Eui64 Parse(string text) =>
        TryParse(text, out Eui64 eui) ? eui : throw new FormatException($"'{text}' is not an EUI-64: write 16 hex digits.");

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
