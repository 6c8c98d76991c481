using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>All requests of one connection that the server has not answered, by packet identifier.</summary>
/// <param name="window">How many QoS 1 and 2 messages the server takes at once; more wait here, in their order.</param>
/// <param name="post">Sends a packet.</param>
internal sealed class MqttPendingRequests(int window, Action<MqttPacket> post)
{
    readonly Lock _sync = new();
    readonly Dictionary<ushort, MqttPendingRequest> _requests = [];
    readonly Queue<MqttPendingRequest> _waiting = new();
    readonly Queue<TaskCompletionSource> _pings = new();
    Exception _failure;
    ushort _last;
    int _inWindow;

    /// <summary>Gives the packet its identifier and sends it, now or when the server has room for it.</summary>
    public MqttPendingRequest Submit(MqttPacketWithIdentifier packet, Type answer, bool occupiesWindow)
    {
        var request = new MqttPendingRequest(packet, answer, occupiesWindow);
        lock (_sync)
        {
            ThrowIfFailed();
            if (occupiesWindow && _inWindow >= window)
            {
                _waiting.Enqueue(request);
            }
            else
            {
                Begin(request);
            }
        }

        return request;
    }

    /// <summary>
    /// The first answer of QoS 2. The PUBREL leaves from here, since it has to follow the order of the answers [MQTT-4.6.0-4];
    /// it leaves even when nobody waits any more, so that the server may forget the message.
    /// </summary>
    public void Release(MqttPubRecPacket packet)
    {
        if ((int)packet.ReasonCode >= 0x80)
        {
            TryComplete(packet); // A refusal ends the exchange (MQTT 5, 4.3.3).
            return;
        }

        var pubRel = new MqttPubRelPacket { PacketIdentifier = packet.PacketIdentifier };
        lock (_sync)
        {
            if (_requests.TryGetValue(packet.PacketIdentifier, out var request) && request.Packet is MqttPublishPacket)
            {
                request.PubRec = packet;
                request.Answer = typeof(MqttPubCompPacket);
            }
            else
            {
                pubRel.ReasonCode = MqttPubRelReasonCode.PacketIdentifierNotFound;
            }

            post(pubRel);
        }
    }

    public void Abandon(MqttPendingRequest request)
    {
        lock (_sync)
        {
            request.IsAbandoned = true;
        }
    }

    /// <summary>The last answer to a request; one that nobody waits for is ignored.</summary>
    public void TryComplete(MqttPacketWithIdentifier packet)
    {
        MqttPendingRequest request;
        lock (_sync)
        {
            if (!_requests.TryGetValue(packet.PacketIdentifier, out request) || request.Answer != packet.GetType())
            {
                return;
            }

            Remove(packet.PacketIdentifier, request);
        }

        request.TrySetResult(packet);
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

        Fail(request, reason);
    }

    public TaskCompletionSource AddPing()
    {
        var ping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_sync)
        {
            ThrowIfFailed();
            _pings.Enqueue(ping);
            post(MqttPingReqPacket.Instance);
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
            requests = [.. _requests.Values, .. _waiting];
            pings = [.. _pings];
            _requests.Clear();
            _waiting.Clear();
            _pings.Clear();
        }

        Array.ForEach(requests, request => Fail(request, reason));
        foreach (var ping in pings)
        {
            ping.TrySetException(reason);
            _ = ping.Task.Exception;
        }
    }

    static void Fail(MqttPendingRequest request, Exception reason)
    {
        request.TrySetException(reason);
        _ = request.Task.Exception; // An abandoned request has nobody else who looks at its failure.
    }

    void Begin(MqttPendingRequest request)
    {
        if (_requests.Count >= ushort.MaxValue)
        {
            throw new InvalidOperationException("All 65535 packet identifiers wait for an answer of the server.");
        }

        do
        {
            _last = _last == ushort.MaxValue ? (ushort)1 : (ushort)(_last + 1);
        }
        while (_requests.ContainsKey(_last));

        request.Packet.PacketIdentifier = _last;
        _requests.Add(_last, request);
        _inWindow += request.OccupiesWindow ? 1 : 0;
        post(request.Packet);
    }

    void Remove(ushort identifier, MqttPendingRequest request)
    {
        _requests.Remove(identifier);
        if (!request.OccupiesWindow)
        {
            return;
        }

        _inWindow--;
        while (_inWindow < window && _waiting.TryDequeue(out var next))
        {
            if (!next.IsAbandoned)
            {
                Begin(next);
            }
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
