using System.Globalization;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

/// <summary>What RUI3 reports by itself, after `+EVT:`.</summary>
internal abstract record RuiEvent
{
    public sealed record Joined : RuiEvent;

    public sealed record JoinFailed(string Reason) : RuiEvent;

    /// <summary>TX_DONE or SEND_CONFIRMED_*: an uplink is over.</summary>
    public sealed record Sent : RuiEvent;

    public sealed record Received(Downlink Downlink) : RuiEvent;

    /// <summary>Nothing that concerns us: link checks, time answers, events of other firmware.</summary>
    public sealed record Other : RuiEvent;

    /// <summary>Reads an event; null for one that is malformed.</summary>
    public static RuiEvent? TryParse(string text)
    {
        if (text == "JOINED")
        {
            return new Joined();
        }
        if (text.StartsWith("JOIN_FAILED", StringComparison.Ordinal))
        {
            return new JoinFailed(text.Length > 12 ? text[12..] : "");
        }
        if (text == "TX_DONE" || text.StartsWith("SEND_CONFIRMED_", StringComparison.Ordinal))
        {
            return new Sent();
        }
        return text.StartsWith("RX_", StringComparison.Ordinal) ? TryReceived(text) : new Other();
    }

    // RX_<slot>:<rssi>:<snr>:<UNICAST|MULTICAST>:<port>:<hex>
    private static Received? TryReceived(string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length != 6
            || !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int rssi)
            || !int.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int snr)
            || !byte.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out byte port)
            || parts[5].Length % 2 != 0 || parts[5].Length > 500 || !parts[5].All(char.IsAsciiHexDigit))
        {
            return null;
        }
        return new Received(new Downlink(port, Convert.FromHexString(parts[5]), rssi, snr));
    }
}
