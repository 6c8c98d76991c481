using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// A sensor that talks by itself: a frame every interval, into a receive buffer that drops what does not fit. Frames are
/// made when somebody looks, so a talking sensor costs no thread and no timer.
/// </summary>
public abstract class UartSensor(TimeProvider time, int speed, TimeSpan firstAfter, TimeSpan every) : ISerialTarget, IChip
{
    private const int ReceiveBuffer = 256;
    private readonly Lock _lock = new();
    private readonly Queue<byte> _received = new();
    private bool _powered;
    private bool _talking;
    private bool _listening;
    private long _nextFrame;

    public int Available
    {
        get
        {
            lock (_lock)
            {
                Receive();
                return _received.Count;
            }
        }
    }

    public TimeSpan NextByteIn
    {
        get
        {
            lock (_lock)
            {
                return IsTalking ? time.GetElapsedTime(time.GetTimestamp(), _nextFrame) : TimeSpan.FromMilliseconds(-1);
            }
        }
    }

    /// <summary>Sends by itself, as it does from power-up on.</summary>
    protected bool Talks
    {
        get => _talking;
        set
        {
            if (value && !_talking)
            {
                Schedule(firstAfter);
            }

            _talking = value;
        }
    }

    private bool IsTalking => _powered && _talking && _listening;

    public void Open(int baudRate)
    {
        lock (_lock)
        {
            _received.Clear();
            _listening = baudRate == speed;
            SkipMissed();
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            _listening = false;
            _received.Clear();
        }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        lock (_lock)
        {
            Receive();
            var read = 0;
            while (read < count && _received.TryDequeue(out var value))
            {
                buffer[offset + read++] = value;
            }

            return read;
        }
    }

    public void Write(byte[] data, int offset, int count)
    {
        lock (_lock)
        {
            if (_powered && _listening)
            {
                Receive();
                Take(data.AsSpan(offset, count));
            }
        }
    }

    public void PowerUp()
    {
        lock (_lock)
        {
            _powered = true;
            _talking = false;
            Talks = true;
            Reset();
        }
    }

    public void PowerDown()
    {
        lock (_lock)
        {
            Receive();
            _powered = false;
        }
    }

    /// <summary>One frame of the values now.</summary>
    protected abstract byte[] Frame();

    /// <summary>Bytes that the firmware sent.</summary>
    protected virtual void Take(ReadOnlySpan<byte> data)
    {
    }

    protected virtual void Reset()
    {
    }

    /// <summary>Sends one frame at once, as the answer to a command.</summary>
    protected void Answer(byte[] frame) => Enqueue(frame);

    /// <summary>Stops or starts talking from outside, as a sleep pin does.</summary>
    protected void SetTalking(bool talks)
    {
        lock (_lock)
        {
            Receive();
            Talks = talks;
        }
    }

    private void Receive()
    {
        while (IsTalking && time.GetTimestamp() >= _nextFrame)
        {
            if (_received.Count >= ReceiveBuffer)
            {
                SkipMissed();
                return;
            }

            Enqueue(Frame());
            _nextFrame += Ticks(every);
        }
    }

    private void Enqueue(byte[] frame)
    {
        foreach (var value in frame.Take(ReceiveBuffer - _received.Count))
        {
            _received.Enqueue(value);
        }
    }

    // Frames that nobody listened to are gone; the rhythm stays.
    private void SkipMissed()
    {
        var now = time.GetTimestamp();
        if (_nextFrame < now)
        {
            _nextFrame += ((now - _nextFrame) / Ticks(every) + 1) * Ticks(every);
        }
    }

    private void Schedule(TimeSpan after) => _nextFrame = time.GetTimestamp() + Ticks(after);

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
