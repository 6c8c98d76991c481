using EdgeNodes.LoRaWan.Region;
using EdgeNodes.Simulated.Network.Events;
using EdgeNodes.Simulated.Radio.Forwarder;

namespace EdgeNodes.Simulated.Network;

/// <summary>A device of class C listens on RX2 whenever it does not send: what waits goes at once, between its uplinks.</summary>
internal sealed class ClassCService(VirtualNetworkOptions options, DownlinkDesk desk, TimeProvider time)
{
    /// <summary>Serves one device until stopped.</summary>
    public async Task RunAsync(DeviceState state, CancellationToken stop)
    {
        DataRate rate = Eu868.DataRates[options.Rx2DataRate];
        try
        {
            while (true)
            {
                await state.Wake.WaitAsync(stop);
                while (await ReadyAsync(state, stop))
                {
                    (byte[]? phy, QueuedDownlink? item, uint counter) = desk.Build(state, rate, false, [], force: false);
                    if (phy is null || item is null)
                    {
                        break;
                    }
                    TimeSpan airtime = rate.Airtime(phy.Length, crc: false);
                    lock (state.Gate)
                    {
                        desk.Busy(state, airtime + TimeSpan.FromMilliseconds(50));
                    }
                    await desk.SendAsync(state, state.Gateway, new TxPacket(null, Eu868.Rx2FrequencyHz, rate.Text, 27, phy), (item, counter), stop);
                    if (item.Confirmed)
                    {
                        await WaitForAckAsync(state, item, airtime + options.ClassCTimeout, stop);
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task<bool> ReadyAsync(DeviceState state, CancellationToken stop)
    {
        while (true)
        {
            TimeSpan wait;
            lock (state.Gate)
            {
                if (state.Keys is null || state.Queue.Count == 0 || state.Unacknowledged is not null)
                {
                    return false;
                }
                wait = time.GetElapsedTime(time.GetTimestamp(), state.BusyUntil);
            }
            if (wait <= TimeSpan.Zero)
            {
                return true;
            }
            // A delay leaves out what is less than a millisecond: waiting for that would spin.
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), time, stop);
        }
    }

    private async Task WaitForAckAsync(DeviceState state, QueuedDownlink item, TimeSpan timeout, CancellationToken stop)
    {
        using CancellationTokenSource late = new(timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            while (IsWaiting())
            {
                await state.Wake.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            desk.ResolveConfirmed(state, acknowledged: false);
        }

        bool IsWaiting()
        {
            lock (state.Gate)
            {
                return state.Unacknowledged?.Item == item;
            }
        }
    }
}
