namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

/// <summary>The complete answer to a command.</summary>
/// <param name="Status">Its last line: `OK`, `AT_ERROR` ...</param>
/// <param name="Lines">What came before it.</param>
/// <param name="Wait">From `Restricted_Wait_n_ms`, or zero.</param>
internal sealed record AtReply(string Status, IReadOnlyList<string> Lines, TimeSpan Wait)
{
    /// <summary>All that RUI3 knows (AT manual, "Return codes").</summary>
    public static readonly IReadOnlySet<string> Statuses = new HashSet<string>(StringComparer.Ordinal)
    {
        "OK", "AT_ERROR", "AT_PARAM_ERROR", "AT_BUSY_ERROR", "AT_TEST_PARAM_OVERFLOW", "AT_NO_CLASSB_ENABLE",
        "AT_NO_NETWORK_JOINED", "AT_RX_ERROR", "AT_MODE_NO_SUPPORT", "AT_COMMAND_NOT_FOUND", "AT_UNSUPPORTED_BAND",
    };

    public bool Ok => Status == "OK";

    /// <summary>The value in `AT+NAME=value`, or null.</summary>
    public string? Value(string name)
    {
        string start = $"AT+{name}=";
        return Lines.LastOrDefault(line => line.StartsWith(start, StringComparison.OrdinalIgnoreCase))?[start.Length..];
    }
}
