using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Air;

/// <summary>
/// Corrected particulate matter of a reading. A fault has taken its values away already, so what is there was measured; without the
/// humidity beside it there is no correction.
/// </summary>
public static class DryDust
{
    /// <summary>The correction that is applied, on every route.</summary>
    public const string Method = KappaKoehler.Method;

    /// <summary>PM10 of a PMS5003 or SPS30 is for the most part extrapolated from smaller particles.</summary>
    public const string Pm10Quality = "extrapolated";

    /// <summary>Tenths of ug/m3, half rounded up; false if the reading gives none.</summary>
    public static bool TryTenths(Reading reading, Quantity dust, out int tenths)
    {
        ArgumentNullException.ThrowIfNull(reading);
        tenths = 0;
        if (!reading.Has(dust) || !reading.Has(QuantityTable.Humidity)
            || !KappaKoehler.TryDry(reading.Value(dust), reading.Value(QuantityTable.Humidity), out var dry))
        {
            return false;
        }

        tenths = (int)Math.Floor((dry * 10) + 0.5);
        return true;
    }
}
