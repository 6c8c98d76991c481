namespace EdgeNodes.Simulated.Network.Gateways;

/// <summary>Several gateways hear one packet: collects their accounts for a moment and hands them on as one.</summary>
internal sealed class UplinkCollector(
    TimeSpan window, TimeProvider time, Refusals refusals, Func<IReadOnlyList<Reception>, Task> handle, CancellationToken stop)
{
    private const int Limit = 256;
    private const int GatewayLimit = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Reception>> _open = [];
    private readonly HashSet<Task> _running = [];

    public void Add(Reception reception)
    {
        string key = Convert.ToBase64String(reception.Packet.PhyPayload);
        lock (_gate)
        {
            if (_open.TryGetValue(key, out List<Reception>? known))
            {
                if (known.Count < GatewayLimit && !known.Exists(other => other.Gateway == reception.Gateway))
                {
                    known.Add(reception);
                }
                return;
            }
            if (_running.Count >= Limit)
            {
                refusals.Count("uplink-overload");
                return;
            }
            _open[key] = [reception];
            Task task = CollectAsync(key);
            _running.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Waits for what is being handled.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_running);
        }
    }

    private void Forget(Task task)
    {
        lock (_gate)
        {
            _running.Remove(task);
        }
    }

    private async Task CollectAsync(string key)
    {
        try
        {
            await Task.Delay(window, time, stop);
        }
        catch (OperationCanceledException)
        {
            // The end: nobody would answer any more.
            return;
        }
        List<Reception> receptions;
        lock (_gate)
        {
            receptions = _open[key];
            _open.Remove(key);
        }
        // The best account first: its gateway will answer.
        receptions.Sort((a, b) => b.Packet.Snr.CompareTo(a.Packet.Snr));
        await handle(receptions);
    }
}
