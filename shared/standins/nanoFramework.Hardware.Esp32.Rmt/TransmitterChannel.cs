using System;
using System.Collections.Generic;
using EdgeNodes.StandIns;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>Sends pulse trains on a pin of the board under the firmware.</summary>
public class TransmitterChannel : RmtChannel, IDisposable
{
    private bool _disposed;

    public TransmitterChannel(TransmitChannelSettings settings)
        : base(settings) => Board.Current.ThrowIfOff();

    public override ChannelMode Mode => ChannelMode.Transmit;

    /// <summary>True: what was sent has left the pin before <see cref="SendData"/> returns here.</summary>
    public bool IsChannelIdle => !_disposed;

    /// <summary>
    /// Sends items as the peripheral has them in its memory: 15 bits ticks and a level, twice, low byte first. No ticks end a train.
    /// </summary>
    public void SendData(byte[] data, bool waitTxDone)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(TransmitterChannel));
        }

        var board = Board.Current;
        var train = new List<Pulse>();
        double length = 0;
        for (var at = 0; at + 1 < data.Length; at += 2)
        {
            var ticks = data[at] | ((data[at + 1] & 0x7F) << 8);
            if (ticks == 0)
            {
                break;
            }

            train.Add(new Pulse(ticks * MicrosecondsPerTick, ((data[at + 1] & 0x80) != 0) != Inverted));
            length += ticks * MicrosecondsPerTick;
        }

        board.Wait(TimeSpan.FromMilliseconds(length / 1000));
        board.FindPulses(Pin)?.Hear(train.ToArray());
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _disposed = true;
}
