using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Wire;

/// <content>What the three threads do.</content>
internal sealed partial class Connection
{
    private const int MostUnreleased = 256;
    private const int NothingToDo = 1000;

    private readonly EventQueue _events = new EventQueue();
    private readonly Dictionary<ushort, MqttMsgPublishEventArgs> _unreleased = new Dictionary<ushort, MqttMsgPublishEventArgs>();

    private bool MayRaise => !_quiet && _board.IsPowered;

    private void ReceiveLoop() => UntilBroken(() =>
    {
        while (IsOpen)
        {
            Handle(_channel.Read());
        }
    });

    private void SendLoop() => UntilBroken(() =>
    {
        while (IsOpen)
        {
            var wait = NothingToDo;
            foreach (var entry in _inFlight.Snapshot())
            {
                wait = Math.Min(wait, Advance(entry));
            }

            _wake.WaitOne(Math.Max(1, Math.Min(wait, KeepAlive())));
        }
    });

    private void EventLoop()
    {
        for (var raise = _events.Take(); raise != null && MayRaise; raise = _events.Take())
        {
            raise();
        }

        if (MayRaise)
        {
            _lost();
        }
    }

    private void UntilBroken(Action loop)
    {
        try
        {
            loop();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or MqttClientException)
        {
            // The connection is over; the event thread says so.
        }
        finally
        {
            BeginClose();
        }
    }

    /// <summary>Sends or repeats what is due, and returns the milliseconds until it is due again.</summary>
    private int Advance(InFlight entry)
    {
        if (entry.Attempts > 0)
        {
            var left = _settings.DelayOnRetry - (int)entry.MillisecondsSinceSent;
            if (left > 0)
            {
                return left;
            }

            if (entry.Attempts >= _settings.AttemptsOnRetry)
            {
                _inFlight.Remove(entry);
                RaisePublished(entry, false);
                return NothingToDo;
            }
        }

        Transmit(entry);
        return _settings.DelayOnRetry;
    }

    private void Transmit(InFlight entry)
    {
        // State first: the acknowledgement can be back before the write returns.
        var packet = (byte[])entry.Packet.Clone();
        entry.Sent();
        if (entry.Type == PacketType.Publish && entry.Level == MqttQoSLevel.AtMostOnce)
        {
            _inFlight.Remove(entry);
            Send(packet);
            RaisePublished(entry, true);
            return;
        }

        Send(packet);
    }

    /// <summary>Pings when nothing was sent for the keep-alive time; an unanswered ping ends the connection.</summary>
    private int KeepAlive()
    {
        if (_keepAlive == 0)
        {
            return NothingToDo;
        }

        if (_sincePing.IsRunning && _sincePing.ElapsedMilliseconds > _keepAlive)
        {
            throw new IOException("The broker did not answer a ping.");
        }

        if (_sinceSent.ElapsedMilliseconds >= _keepAlive)
        {
            if (!_sincePing.IsRunning)
            {
                _sincePing.Restart();
            }

            Send(new PacketWriter().ToPacket(PacketType.PingRequest, 0));
        }

        return (int)Math.Max(1, _keepAlive - _sinceSent.ElapsedMilliseconds);
    }

    private void RaisePublished(InFlight entry, bool isPublished)
    {
        if (entry.Type == PacketType.Publish)
        {
            _events.Add(() => Published(new MqttMsgPublishedEventArgs(entry.Id, isPublished)));
        }
    }
}
