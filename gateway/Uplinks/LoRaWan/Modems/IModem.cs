using System.Threading.Channels;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

/// <summary>A LoRaWAN modem. One caller at a time; nothing here waits for ever.</summary>
public interface IModem : IAsyncDisposable
{
    /// <summary>Packets from the network, the newest 64.</summary>
    ChannelReader<Downlink> Downlinks { get; }

    /// <summary>Uplinks that the modem sent of its own accord: they cost air time too.</summary>
    int TakeUnsolicited();

    /// <summary>Opens the line and tells the modem who it is.</summary>
    /// <exception cref="ModemException">It does not answer as it must.</exception>
    /// <exception cref="Lines.LineException">The line cannot be opened or broke.</exception>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Restarts the modem's firmware and tells it anew who it is. The session is gone.</summary>
    /// <exception cref="ModemException">It stays silent.</exception>
    Task ResetAsync(CancellationToken cancellationToken);

    /// <summary>Joins once, at a data rate; false when the network did not answer.</summary>
    Task<bool> JoinAsync(int dataRate, CancellationToken cancellationToken);

    /// <summary>The data rate that the next uplink will go out at.</summary>
    Task<int> DataRateAsync(CancellationToken cancellationToken);

    /// <summary>Sends an unconfirmed uplink and waits until the modem is done with it.</summary>
    Task<SendResult> SendAsync(byte port, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}
