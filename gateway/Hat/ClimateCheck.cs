namespace EdgeNodes.Gateway.Hat;

/// <summary>
/// Tells a measurement from what a BME280 says when it does not measure. Wrong and frozen values are what its users complain
/// of most: a chip whose supply dipped sleeps with its sampling switched off and answers the same bytes for ever.
/// </summary>
public sealed class ClimateCheck
{
    /// <summary>
    /// So many readings in a row that are the same to the last bit, in all three quantities, mean a frozen chip. At x1 the noise
    /// is about one step of the converter in each of them (BST-BME280-DS002, 3.6): three in a row are rare, eight do not happen.
    /// </summary>
    public const int FrozenAfter = 8;

    private CabinetReading? _last;
    private int _same;

    /// <summary>True once the readings have stopped moving; a reading that moves ends it.</summary>
    public bool Frozen => _same >= FrozenAfter;

    /// <summary>Null when the reading can be trusted, else what is wrong with it.</summary>
    public string? FindFault(CabinetReading reading)
    {
        _same = reading == _last ? Math.Min(_same + 1, FrozenAfter) : 1;
        _last = reading;
        return OutOfRange("temperature", reading.Celsius, -40, 85, "Cel")
            ?? OutOfRange("pressure", reading.Hectopascals, 300, 1100, "hPa")
            ?? OutOfRange("humidity", reading.Percent, double.Epsilon, 100, "%")
            ?? (Frozen ? $"its values have not moved for {FrozenAfter} readings" : null);
    }

    // Limits are the chip's operating ranges (BST-BME280-DS002, 1.2 to 1.4). Exactly 0 % is what the compensation clamps
    // nonsense to; air is never that dry.
    private static string? OutOfRange(string quantity, double value, double low, double high, string unit) =>
        value >= low && value <= high ? null : $"{quantity} {value:0.#} {unit} is not possible here";
}
