using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Json;

/// <summary>A value as it is printed: exactly what its steps say (21.3), never a double's neighbour (21.300000000000001).</summary>
internal static class StepNumber
{
    /// <summary>With at most the quantity's decimals, and no zeros at the end.</summary>
    public static decimal Of(Quantity quantity, int steps)
    {
        var scale = quantity.Decimals;
        var digits = (long)Math.Round(quantity.FromSteps(steps) * (scale == 2 ? 100 : scale == 1 ? 10 : 1));
        return Of(digits, scale);
    }

    /// <summary>Tenths, as a number.</summary>
    public static decimal OfTenths(int tenths) => Of(tenths, 1);

    private static decimal Of(long digits, int scale)
    {
        while (scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        var size = Math.Abs(digits);
        return new decimal((int)size, (int)(size >> 32), 0, digits < 0, (byte)scale);
    }
}
