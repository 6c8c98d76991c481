namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;

/// <summary>A wire to a modem: bytes in, bytes out.</summary>
public interface ILine : IAsyncDisposable
{
    /// <summary>Sends all bytes.</summary>
    /// <exception cref="LineException">The line is gone.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Waits for at least one byte; returns how many came.</summary>
    /// <exception cref="LineException">The line is gone.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
