namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>
/// Air time that joining may take (LoRaWAN 1.0.3, 7): 36 s in the first hour after power-on, 36 s in the ten hours after
/// it, then 8.7 s a day.
/// </summary>
internal sealed class JoinBackOff(TimeProvider time)
{
    private readonly long _origin = time.GetTimestamp();
    private int _window;
    private TimeSpan _used;

    /// <summary>How long to wait before a join request of so much air time may go out.</summary>
    public TimeSpan Wait(TimeSpan airtime)
    {
        (int window, TimeSpan ends, TimeSpan budget) = Window();
        TimeSpan used = window == _window ? _used : TimeSpan.Zero;
        return used + airtime <= budget ? TimeSpan.Zero : ends - time.GetElapsedTime(_origin);
    }

    /// <summary>Notes a join request that has been sent.</summary>
    public void Spend(TimeSpan airtime)
    {
        (int window, _, _) = Window();
        _used = window == _window ? _used + airtime : airtime;
        _window = window;
    }

    private (int Window, TimeSpan Ends, TimeSpan Budget) Window()
    {
        TimeSpan age = time.GetElapsedTime(_origin);
        if (age < TimeSpan.FromHours(1))
        {
            return (0, TimeSpan.FromHours(1), TimeSpan.FromSeconds(36));
        }
        if (age < TimeSpan.FromHours(11))
        {
            return (1, TimeSpan.FromHours(11), TimeSpan.FromSeconds(36));
        }
        int day = (int)((age - TimeSpan.FromHours(11)).TotalDays);
        return (2 + day, TimeSpan.FromHours(11) + TimeSpan.FromDays(day + 1), TimeSpan.FromSeconds(8.7));
    }
}
