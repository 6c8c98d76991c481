namespace EdgeNodes.Simulated.Radio.At;

/// <summary>Something that `AT+NAME=?` reads and `AT+NAME=value` sets.</summary>
/// <param name="Help">What `AT+NAME?` says.</param>
/// <param name="Get">The value, or null when it cannot be read.</param>
/// <param name="Set">Takes a value; false when it is out of range. Null for what only the modem sets.</param>
internal sealed record AtParameter(string Help, Func<string>? Get, Func<string, bool>? Set)
{
    public static AtParameter Number(string help, int low, int high, Func<int> get, Action<int> set) => new(help, () => $"{get()}", text =>
    {
        bool ok = int.TryParse(text, out int value) && value >= low && value <= high;
        if (ok)
        {
            set(value);
        }
        return ok;
    });

    public static AtParameter Switch(string help, Func<bool> get, Action<bool> set) =>
        Number(help, 0, 1, () => get() ? 1 : 0, value => set(value == 1));

    public static AtParameter Hex(string help, int bytes, Func<string> get, Action<string> set) => new(help, () => get(), text =>
    {
        bool ok = text.Length == 2 * bytes && text.All(char.IsAsciiHexDigit);
        if (ok)
        {
            set(text.ToLowerInvariant());
        }
        return ok;
    });
}
