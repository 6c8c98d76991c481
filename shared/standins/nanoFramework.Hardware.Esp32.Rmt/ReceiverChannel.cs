using System;
using System.Diagnostics;
using EdgeNodes.StandIns;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>Receives pulse trains from a pin of the board under the firmware.</summary>
public class ReceiverChannel : RmtChannel, IDisposable
{
    private readonly ReceiverChannelSettings _told;
    private bool _listens;
    private bool _disposed;

    public ReceiverChannel(ReceiverChannelSettings settings)
        : base(settings)
    {
        _told = settings;
        Board.Current.ThrowIfOff();
    }

    public override ChannelMode Mode => ChannelMode.Receive;

    private IPulseTarget Line => _disposed ? throw new ObjectDisposedException(nameof(ReceiverChannel)) : Board.Current.FindPulses(Pin);

    public void Start(bool clearBuffer)
    {
        _listens = true;
        if (clearBuffer)
        {
            Line?.Forget();
        }
    }

    public void Stop() => _listens = false;

    /// <summary>The train that arrives within the timeout, else an empty array. A level that lasts into the idle has no ticks.</summary>
    public RmtCommand[] GetAllItems()
    {
        var board = Board.Current;
        var clock = Stopwatch.StartNew();
        while (true)
        {
            // Looked at once more at the end: the host may have slept longer than the board would.
            var over = clock.Elapsed >= _told.ReceiveTimeout;
            if (_listens && Line?.Take() is { Length: > 0 } train)
            {
                return Items(train);
            }

            if (over)
            {
                return Array.Empty<RmtCommand>();
            }

            board.Wait(TimeSpan.FromMilliseconds(2));
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _disposed = true;

    private RmtCommand[] Items(Pulse[] train)
    {
        var items = new RmtCommand[(train.Length + 1) / 2];
        for (var i = 0; i < items.Length; i++)
        {
            var second = (2 * i) + 1;
            items[i] = new RmtCommand(
                Ticks(train[2 * i]), train[2 * i].IsHigh != Inverted,
                second < train.Length ? Ticks(train[second]) : (ushort)0, second < train.Length && train[second].IsHigh != Inverted);
        }

        return items;
    }

    private ushort Ticks(Pulse pulse)
    {
        var ticks = pulse.Microseconds / MicrosecondsPerTick;
        return ticks > _told.IdleThreshold ? (ushort)0 : (ushort)Math.Round(ticks);
    }
}
