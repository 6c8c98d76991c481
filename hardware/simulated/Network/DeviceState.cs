using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.Simulated.Network.Events;

namespace EdgeNodes.Simulated.Network;

/// <summary>What the network server knows of one device. Locked by whoever touches it.</summary>
internal sealed class DeviceState(RegisteredDevice device)
{
    public RegisteredDevice Device { get; } = device;

    public Lock Gate { get; } = new();

    /// <summary>Nonces of earlier joins: none is accepted twice.</summary>
    public HashSet<ushort> UsedNonces { get; } = [];

    public uint JoinCount { get; set; }

    /// <summary>Null until the first join.</summary>
    public SessionKeys? Keys { get; set; }

    public uint DevAddr { get; set; }

    public uint NextUp { get; set; }

    public uint NextDown { get; set; }

    /// <summary>The gateway that heard the device last.</summary>
    public Eui64 Gateway { get; set; }

    /// <summary>Waits to be sent, first in first out.</summary>
    public LinkedList<QueuedDownlink> Queue { get; } = new();

    /// <summary>A confirmed downlink that the device has not acknowledged.</summary>
    public (QueuedDownlink Item, uint Counter)? Unacknowledged { get; set; }

    /// <summary>The device is in the middle of an uplink until then, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long BusyUntil { get; set; }

    /// <summary>Released when there may be something to send to a device of class C.</summary>
    public SemaphoreSlim Wake { get; } = new(0, 1);

    public void Ring()
    {
        lock (Gate)
        {
            if (Wake.CurrentCount == 0)
            {
                Wake.Release();
            }
        }
    }
}
