using System;
using System.Collections.Generic;
using System.Threading;

namespace nanoFramework.M2Mqtt.Wire;

/// <summary>Events between the reading and the raising thread, bounded: a slow firmware slows the broker, it does not fill the heap.</summary>
internal sealed class EventQueue
{
    private const int Limit = 1000;
    private readonly Queue<Action> _events = new Queue<Action>();
    private bool _completed;

    internal void Add(Action raise)
    {
        lock (_events)
        {
            while (_events.Count >= Limit && !_completed)
            {
                Monitor.Wait(_events);
            }

            _events.Enqueue(raise);
            Monitor.PulseAll(_events);
        }
    }

    /// <summary>The next event; null once the connection closed and all were taken.</summary>
    internal Action Take()
    {
        lock (_events)
        {
            while (_events.Count == 0 && !_completed)
            {
                Monitor.Wait(_events);
            }

            Monitor.PulseAll(_events);
            return _events.Count > 0 ? _events.Dequeue() : null;
        }
    }

    internal void Complete()
    {
        lock (_events)
        {
            _completed = true;
            Monitor.PulseAll(_events);
        }
    }
}
