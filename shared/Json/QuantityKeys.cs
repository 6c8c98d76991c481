using System.Text.Json;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Json;

/// <summary>Quantities by the name that a reader stands on, without a string in between.</summary>
internal static class QuantityKeys
{
    public static Quantity? Of(ref Utf8JsonReader reader)
    {
        for (var code = 0; code < QuantityTable.Count; code++)
        {
            if (reader.ValueTextEquals(QuantityTable.ByCode(code).Name))
            {
                return QuantityTable.ByCode(code);
            }
        }

        return null;
    }
}
