namespace EdgeNodes.Tests.Support;

/// <summary>
/// A clock that the test turns: wall clock and monotonic clock apart. Timers fire on the thread that turns it, in the order
/// they are due.
/// </summary>
public sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private TaskCompletionSource armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
        TimeSpan until = TimeSpan.FromTicks(GetTimestamp()) + by;
        while (Next(until) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Moves the clock to the next timer and fires that one alone; false when nobody waits.</summary>
    public bool AdvanceToNext()
    {
        if (NextDue is not { } due || Next(TimeSpan.FromTicks(GetTimestamp()) + due) is not { } timer)
        {
            return false;
        }

        timer.Fire();
        return true;
    }

    /// <summary>Waits until somebody waits for this clock, then moves it.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await WhenWaitedForAsync();
        Advance(by);
    }

    /// <summary>Ends when at least one timer is running.</summary>
    public async Task WhenWaitedForAsync()
    {
        Task waiting;
        lock (gate)
        {
            waiting = timers.Count > 0 ? Task.CompletedTask : armed.Task;
        }

        await waiting.WaitAsync(Eventually.Limit);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? Next(TimeSpan until)
    {
        lock (gate)
        {
            ManualTimer? next = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            TimeSpan step = (next == null ? until : next.Due) - monotonic;
            if (step > TimeSpan.Zero)
            {
                wall += step;
                monotonic += step;
            }

            if (next != null)
            {
                timers.Remove(next);
            }

            return next;
        }
    }

    private void Arm(ManualTimer timer, TimeSpan dueIn)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueIn != Timeout.InfiniteTimeSpan)
            {
                timer.Due = monotonic + dueIn;
                timers.Add(timer);
                armed.TrySetResult();
            }

            if (timers.Count == 0 && armed.Task.IsCompleted)
            {
                armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private sealed class ManualTimer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public TimeSpan Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
            clock.Arm(this, dueTime);
            return true;
        }

        public void Fire()
        {
            clock.Arm(this, period);
            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
