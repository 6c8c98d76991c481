using System.Globalization;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;

/// <summary>Where a modem is: `/dev/ttyAMA0`, or `tcp://host:port` for a serial server or a simulated modem.</summary>
public sealed record LineAddress
{
    private const string Tcp = "tcp://";

    private LineAddress(string text) => Text = text;

    /// <summary>As it was written.</summary>
    public string Text { get; }

    private string? Host { get; init; }

    private int Port { get; init; }

    /// <summary>Reads an address; false with one sentence for whatever is neither a device nor host and port.</summary>
    public static bool TryParse(string? text, out LineAddress? address, out string error)
    {
        address = null;
        error = $"'{text}' is no line: write a serial device like /dev/ttyAMA0, or tcp://host:port";
        if (text is null)
        {
            return false;
        }
        if (text.StartsWith('/') && text.Length > 1)
        {
            address = new LineAddress(text);
            return true;
        }
        int colon = text.LastIndexOf(':');
        if (text.StartsWith(Tcp, StringComparison.Ordinal) && colon > Tcp.Length
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535)
        {
            address = new LineAddress(text) { Host = text[Tcp.Length..colon].Trim('[', ']'), Port = port };
            return true;
        }
        return false;
    }

    /// <summary>Opens the line.</summary>
    /// <exception cref="LineException">It cannot be opened; the message says what to do.</exception>
    public async Task<ILine> OpenAsync(CancellationToken cancellationToken) =>
        Host is null ? SerialLine.Open(Text) : await TcpLine.OpenAsync(Host, Port, cancellationToken);
}
