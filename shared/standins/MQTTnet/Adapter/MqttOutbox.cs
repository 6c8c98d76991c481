using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace MQTTnet.Adapter;

/// <summary>
/// The packets that wait to be written to one connection. One loop writes them in order, as many as there are with each
/// call, so a burst of acknowledgements costs one system call and not one each.
/// </summary>
internal sealed class MqttOutbox(Stream stream, MqttPacketEncoder encoder)
{
    /// <summary>Whoever produces packets on a peer's behalf waits above this many: a peer that does not read must not fill the memory.</summary>
    public const int RoomLimit = 1024;

    const int FlushSize = 32 * 1024;

    readonly Lock _sync = new();
    readonly MqttBufferWriter _writer = new();
    List<MqttPacket> _pending = [];
    List<MqttPacket> _batch = [];
    TaskCompletionSource _wake;
    TaskCompletionSource _room;
    TaskCompletionSource _written;
    Exception _failure;
    bool _completed;
    long _bytesSent;
    long _packetsSent;
    long _lastSent = Environment.TickCount64;

    /// <summary>Sees each packet just before it is encoded; may replace it, or drop it by null. The loop waits for it.</summary>
    public Func<MqttPacket, ValueTask<MqttPacket>> Intercept { get; set; }

    /// <summary>Is called when a batch is written: time to bring more.</summary>
    public Action Drained { get; set; }

    /// <summary>Is called with a packet that cannot be sent, because it does not fit the protocol or the peer.</summary>
    public Action<MqttPacket, Exception> Refused { get; set; }

    /// <summary>What the peer takes, in bytes (MQTT 5, 3.1.2.11.4); 0: no limit.</summary>
    public uint MaximumPacketSize { get; set; }

    public long BytesSent => Interlocked.Read(ref _bytesSent);

    public long PacketsSent => Interlocked.Read(ref _packetsSent);

    /// <summary>When bytes left last, in milliseconds of <see cref="Environment.TickCount64"/>.</summary>
    public long LastSent => Interlocked.Read(ref _lastSent);

    public bool HasRoom
    {
        get
        {
            lock (_sync)
            {
                return _pending.Count < RoomLimit && !_completed;
            }
        }
    }

    /// <summary>Queues a packet; it is lost when the connection is gone, as it would be on the wire.</summary>
    public void Post(MqttPacket packet)
    {
        TaskCompletionSource wake;
        lock (_sync)
        {
            if (_completed)
            {
                return;
            }

            _pending.Add(packet);
            wake = _wake;
            _wake = null;
        }

        wake?.TrySetResult();
    }

    /// <summary>Queues a packet; the task ends when it was handed to the operating system.</summary>
    public Task SendAsync(MqttPacket packet)
    {
        TaskCompletionSource wake;
        Task written;
        lock (_sync)
        {
            if (_completed)
            {
                return Task.FromException(_failure ?? new MqttCommunicationException("The connection is closed."));
            }

            _pending.Add(packet);
            written = (_written ??= NewSignal()).Task;
            wake = _wake;
            _wake = null;
        }

        wake?.TrySetResult();
        return written;
    }

    public ValueTask WaitForRoomAsync()
    {
        lock (_sync)
        {
            return _pending.Count < RoomLimit || _completed ? default : new ValueTask((_room ??= NewSignal()).Task);
        }
    }

    /// <summary>Takes no more packets; the loop ends when those that wait are written.</summary>
    public void Complete()
    {
        TaskCompletionSource wake;
        lock (_sync)
        {
            _completed = true;
            wake = _wake;
            _wake = null;
        }

        wake?.TrySetResult();
    }

    /// <summary>Ends at once; whoever waits for a write gets the reason.</summary>
    public void Fail(Exception reason)
    {
        TaskCompletionSource wake, room, written;
        lock (_sync)
        {
            _completed = true;
            _failure ??= reason;
            _pending.Clear();
            (wake, room, written) = (_wake, _room, _written);
            (_wake, _room, _written) = (null, null, null);
        }

        wake?.TrySetResult();
        room?.TrySetResult();
        written?.TrySetException(reason);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (TryTakeBatch(out var wake, out var written))
            {
                if (wake is not null)
                {
                    await wake.WaitAsync(cancellationToken);
                    continue;
                }

                await WriteBatchAsync(written, cancellationToken);
                Drained?.Invoke();
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
            throw;
        }
        finally
        {
            _writer.Dispose();
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    bool TryTakeBatch(out Task wake, out TaskCompletionSource written)
    {
        wake = null;
        written = null;
        TaskCompletionSource room;
        lock (_sync)
        {
            if (_pending.Count == 0)
            {
                wake = _completed ? null : (_wake ??= NewSignal()).Task;
                return !_completed;
            }

            (_batch, _pending) = (_pending, _batch);
            (room, _room) = (_room, null);
            (written, _written) = (_written, null);
        }

        room?.TrySetResult();
        return true;
    }

    async Task WriteBatchAsync(TaskCompletionSource written, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var item in _batch)
            {
                var packet = item;
                if (Intercept is not null)
                {
                    packet = await InterceptAsync(packet, cancellationToken);
                }

                if (packet is not null && Encode(packet) && _writer.Length >= FlushSize)
                {
                    await FlushAsync(cancellationToken);
                }
            }

            await FlushAsync(cancellationToken);
            written?.TrySetResult();
        }
        catch (Exception exception)
        {
            written?.TrySetException(exception);
            throw;
        }
        finally
        {
            _batch.Clear();
        }
    }

    async ValueTask<MqttPacket> InterceptAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        var intercepted = Intercept(packet);
        if (!intercepted.IsCompleted)
        {
            // What is ready does not wait for what is not.
            await FlushAsync(cancellationToken);
        }

        return await intercepted;
    }

    bool Encode(MqttPacket packet)
    {
        var start = _writer.Length;
        try
        {
            encoder.Encode(packet, _writer);
            var size = _writer.Length - start;
            if (MaximumPacketSize > 0 && (uint)size > MaximumPacketSize)
            {
                throw new ArgumentException($"The packet has {size} bytes; the peer takes {MaximumPacketSize}."); // [MQTT-3.1.2-24]
            }

            Interlocked.Increment(ref _packetsSent);
            return true;
        }
        catch (ArgumentException exception)
        {
            _writer.Truncate(start);
            Refused?.Invoke(packet, exception);
            return false;
        }
    }

    async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_writer.Length == 0)
        {
            return;
        }

        await stream.WriteAsync(_writer.Written, cancellationToken);
        Interlocked.Add(ref _bytesSent, _writer.Length);
        Interlocked.Exchange(ref _lastSent, Environment.TickCount64);
        _writer.Clear();
    }
}
