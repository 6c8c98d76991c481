namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>A clock that the test turns: wall clock and monotonic clock apart, timers fire when their time has come.</summary>
internal sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset wall = now;
    private TimeSpan monotonic = TimeSpan.FromHours(1);

    public ManualTime()
        : this(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return wall;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return monotonic.Ticks;
        }
    }

    /// <summary>How far away the next timer is; null when nobody waits.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (gate)
            {
                return timers.Count == 0 ? null : timers.Min(timer => timer.Due) - monotonic;
            }
        }
    }

    /// <summary>Sets the wall clock, as time synchronisation does; nothing else moves.</summary>
    public void SetWall(DateTimeOffset to)
    {
        lock (gate)
        {
            wall = to;
        }
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            wall += by;
            monotonic += by;
            due = timers.FindAll(timer => timer.Due <= monotonic);
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTime owner, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner.gate)
            {
                owner.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = owner.monotonic + dueTime;
                    owner.timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (owner.gate)
            {
                owner.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
