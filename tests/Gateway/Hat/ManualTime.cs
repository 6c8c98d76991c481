namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>A clock that moves when it is told to. Timers fire on the thread that moves it, in the order they are due.</summary>
public sealed class ManualTime : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for this clock, then moves it.</summary>
    public async Task AdvanceAsync(TimeSpan span)
    {
        await WhenWaitedForAsync();
        Advance(span);
    }

    /// <summary>Ends when at least one timer is running.</summary>
    public async Task WhenWaitedForAsync()
    {
        Task armed;
        lock (_gate)
        {
            armed = _timers.Count > 0 ? Task.CompletedTask : _armed.Task;
        }

        await armed.WaitAsync(Patience);
    }

    public void Advance(TimeSpan span)
    {
        DateTimeOffset until = GetUtcNow() + span;
        while (Next(until) is { } timer)
        {
            timer.Fire();
        }
    }

    private ManualTimer? Next(DateTimeOffset until)
    {
        lock (_gate)
        {
            ManualTimer? next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            _now = next is null ? until : next.Due > _now ? next.Due : _now;
            if (next is not null)
            {
                _timers.Remove(next);
            }

            return next;
        }
    }

    private void Arm(ManualTimer timer, TimeSpan? dueIn)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueIn is { } span)
            {
                timer.Due = _now + span;
                _timers.Add(timer);
                _armed.TrySetResult();
            }

            if (_timers.Count == 0 && _armed.Task.IsCompleted)
            {
                _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private sealed class ManualTimer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            clock.Arm(this, dueTime == Timeout.InfiniteTimeSpan ? null : dueTime);
            return true;
        }

        public void Fire()
        {
            clock.Arm(this, _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? null : _period);
            callback(state);
        }

        public void Dispose() => clock.Arm(this, null);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
