using MQTTnet.Exceptions;
using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>All requests of one connection that the server has not answered, by packet identifier.</summary>
internal sealed class MqttPendingRequests(int window) : IDisposable
{
    readonly Lock _sync = new();
    readonly Dictionary<ushort, MqttPendingRequest> _requests = [];
    readonly Queue<TaskCompletionSource> _pings = new();
    readonly SemaphoreSlim _window = new(window);
    Exception _failure;
    ushort _last;

    public void Dispose() => _window.Dispose();

    /// <summary>Waits until the server may get one more QoS 1 or 2 message.</summary>
    public Task EnterWindowAsync(CancellationToken cancellationToken) => _window.WaitAsync(cancellationToken);

    public MqttPendingRequest Add(MqttPacketWithIdentifier packet, Type answer, bool occupiesWindow)
    {
        var request = new MqttPendingRequest(answer, occupiesWindow);
        lock (_sync)
        {
            if (_failure is not null && occupiesWindow)
            {
                _window.Release(); // The next one in line learns of it as well.
            }

            ThrowIfFailed();
            if (_requests.Count >= ushort.MaxValue)
            {
                throw new InvalidOperationException("All 65535 packet identifiers wait for an answer of the server.");
            }

            do
            {
                _last = _last == ushort.MaxValue ? (ushort)1 : (ushort)(_last + 1);
            }
            while (_requests.ContainsKey(_last));

            packet.PacketIdentifier = _last;
            _requests.Add(_last, request);
        }

        return request;
    }

    /// <summary>The second step of QoS 2 under the same identifier.</summary>
    public MqttPendingRequest Replace(ushort identifier, Type answer)
    {
        var request = new MqttPendingRequest(answer, occupiesWindow: true);
        lock (_sync)
        {
            ThrowIfFailed();
            _requests[identifier] = request;
        }

        return request;
    }

    public void Abandon(ushort identifier)
    {
        lock (_sync)
        {
            if (_requests.TryGetValue(identifier, out var request))
            {
                request.IsAbandoned = true;
            }
        }
    }

    /// <returns>False when nobody waits for this packet.</returns>
    public bool TryComplete(MqttPacketWithIdentifier packet, bool isFinal)
    {
        MqttPendingRequest request;
        lock (_sync)
        {
            if (!_requests.TryGetValue(packet.PacketIdentifier, out request) || request.Answer != packet.GetType())
            {
                return false;
            }

            if (isFinal || request.IsAbandoned)
            {
                Remove(packet.PacketIdentifier, request);
            }
        }

        return request.TrySetResult(packet) && !request.IsAbandoned;
    }

    /// <summary>A packet was never sent: its identifier is free again.</summary>
    public void Refuse(ushort identifier, Exception reason)
    {
        MqttPendingRequest request;
        lock (_sync)
        {
            if (!_requests.TryGetValue(identifier, out request))
            {
                return;
            }

            Remove(identifier, request);
        }

        request.TrySetException(reason);
    }

    public TaskCompletionSource AddPing()
    {
        var ping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_sync)
        {
            ThrowIfFailed();
            _pings.Enqueue(ping);
        }

        return ping;
    }

    public void CompletePing()
    {
        TaskCompletionSource ping;
        lock (_sync)
        {
            _pings.TryDequeue(out ping);
        }

        ping?.TrySetResult();
    }

    public void FailAll(Exception reason)
    {
        MqttPendingRequest[] requests;
        TaskCompletionSource[] pings;
        lock (_sync)
        {
            _failure = reason;
            requests = [.. _requests.Values];
            pings = [.. _pings];
            _requests.Clear();
            _pings.Clear();
        }

        foreach (var request in requests)
        {
            request.TrySetException(reason);
            _ = request.Task.Exception; // An abandoned request has nobody who looks at its failure.
            if (request.OccupiesWindow)
            {
                _window.Release(); // Whoever waits for the window learns of the failure from Add.
            }
        }

        foreach (var ping in pings)
        {
            ping.TrySetException(reason);
            _ = ping.Task.Exception;
        }
    }

    void Remove(ushort identifier, MqttPendingRequest request)
    {
        _requests.Remove(identifier);
        if (request.OccupiesWindow)
        {
            _window.Release();
        }
    }

    void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw _failure is MqttCommunicationException ? _failure : new MqttClientDisconnectedException(_failure);
        }
    }
}
