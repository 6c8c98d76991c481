using System.Collections.Generic;
using nanoFramework.M2Mqtt.Exceptions;

namespace nanoFramework.M2Mqtt.Wire;

/// <summary>What a session has in flight, in order; it outlives a connection when the session does.</summary>
internal sealed class InFlightTable
{
    private readonly List<InFlight> _entries = new List<InFlight>();
    private ushort _lastId;

    internal int Limit { get; set; } = int.MaxValue;

    internal ushort NextId()
    {
        lock (_entries)
        {
            do
            {
                _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
            }
            while (_entries.Exists(e => e.Id == _lastId));
            return _lastId;
        }
    }

    internal void Add(InFlight entry)
    {
        lock (_entries)
        {
            if (_entries.Count >= Limit)
            {
                throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
            }

            _entries.Add(entry);
        }
    }

    /// <summary>Takes the entry out that this acknowledgement ends; null when nobody waits for it.</summary>
    internal InFlight Take(ushort id, PacketType type, Awaiting awaiting)
    {
        lock (_entries)
        {
            var at = _entries.FindIndex(e => e.Id == id && e.Type == type && e.Awaiting == awaiting);
            if (at < 0)
            {
                return null;
            }

            var entry = _entries[at];
            _entries.RemoveAt(at);
            return entry;
        }
    }

    internal InFlight Find(ushort id, Awaiting awaiting)
    {
        lock (_entries)
        {
            return _entries.Find(e => e.Id == id && e.Awaiting == awaiting);
        }
    }

    internal void Remove(InFlight entry)
    {
        lock (_entries)
        {
            _entries.Remove(entry);
        }
    }

    internal InFlight[] Snapshot()
    {
        lock (_entries)
        {
            return _entries.ToArray();
        }
    }

    internal void Clear()
    {
        lock (_entries)
        {
            _entries.Clear();
        }
    }
}
