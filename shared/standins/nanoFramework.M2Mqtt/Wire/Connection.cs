using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using EdgeNodes.StandIns;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Wire;

/// <summary>
/// One connection to a broker and its three threads: one reads, one sends, repeats and pings, one raises events. All end
/// when the connection closes, when the broker or the network goes, and when the board's power is cut.
/// </summary>
internal sealed partial class Connection
{
    private readonly SimulatedBoard _board;
    private readonly Channel _channel;
    private readonly InFlightTable _inFlight;
    private readonly MqttSettings _settings;
    private readonly bool _isVersion5;
    private readonly int _keepAlive;
    private readonly Action _lost;
    private readonly AutoResetEvent _wake = new AutoResetEvent(true);
    private readonly List<Thread> _threads = new List<Thread>();
    private readonly Stopwatch _sinceSent = Stopwatch.StartNew();
    private readonly Stopwatch _sincePing = new Stopwatch();
    private volatile bool _closing;
    private volatile bool _quiet;

    private Connection(SimulatedBoard board, Channel channel, ConnectPacket connect, InFlightTable inFlight, MqttSettings settings, Action lost)
    {
        _board = board;
        _channel = channel;
        _inFlight = inFlight;
        _settings = settings;
        _lost = lost;
        _isVersion5 = connect.Version == MqttProtocolVersion.Version_5;
        _keepAlive = connect.KeepAlive * 1000;
    }

    internal Action<MqttMsgPublishEventArgs> Received { get; set; }

    internal Action<MqttMsgPublishedEventArgs> Published { get; set; }

    internal Action<MqttMsgSubscribedEventArgs> Subscribed { get; set; }

    internal Action<MqttMsgUnsubscribedEventArgs> Unsubscribed { get; set; }

    internal bool IsOpen => !_closing && _board.IsPowered;

    internal bool IsVersion5 => _isVersion5;

    /// <summary>Connects and reads the broker's answer; the connection is null when the broker refused.</summary>
    internal static Connection Open(
        BrokerAddress broker, ConnectPacket connect, InFlightTable inFlight, MqttSettings settings, Action lost, out MqttReasonCode reason)
    {
        var board = Board.Current;
        Channel channel;
        try
        {
            channel = Channel.Open(board, broker, settings.TimeoutOnConnection);
        }
        catch (Exception e) when (e is not BoardPoweredOffException)
        {
            throw new MqttConnectionException($"Exception connecting to the broker {broker.Host}:{broker.Port}", e);
        }

        try
        {
            channel.Write(connect.ToBytes());
            reason = ReadAnswer(channel);
        }
        catch (Exception e)
        {
            channel.Dispose();
            board.ThrowIfOff();
            throw e is IOException ? new MqttCommunicationException(e) : e;
        }

        if (reason != MqttReasonCode.Success)
        {
            channel.Dispose();
            return null;
        }

        channel.ReadWithoutTimeout();
        return new Connection(board, channel, connect, inFlight, settings, lost);
    }

    internal void Start()
    {
        _threads.Add(_board.StartThread("mqtt receive", ReceiveLoop));
        _threads.Add(_board.StartThread("mqtt send", SendLoop));
        _threads.Add(_board.StartThread("mqtt events", EventLoop));
    }

    /// <summary>Something waits to be sent.</summary>
    internal void Wake() => _wake.Set();

    internal void SendDisconnect()
    {
        try
        {
            Send(new PacketWriter().ToPacket(PacketType.Disconnect, 0));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The broker was gone first.
        }
    }

    /// <summary>Ends the connection, with or without raising what waits, and waits for its threads, except the caller's own.</summary>
    internal void Close(bool raise)
    {
        _quiet = !raise;
        BeginClose();
        foreach (var thread in _threads)
        {
            // A handler of the firmware may hold its thread longer; it ends by itself once the handler returns.
            if (thread != Thread.CurrentThread)
            {
                thread.Join(2000);
            }
        }
    }

    private static MqttReasonCode ReadAnswer(Channel channel)
    {
        var answer = channel.Read();
        if (answer.Type != PacketType.ConnectAck)
        {
            throw new MqttClientException(MqttClientErrorCode.WrongBrokerMessage);
        }

        answer.Byte();
        return (MqttReasonCode)answer.Byte();
    }

    private void BeginClose()
    {
        _closing = true;
        _channel.Dispose();
        _wake.Set();
        _events.Complete();
    }

    private void Send(byte[] packet)
    {
        _sinceSent.Restart();
        _channel.Write(packet);
    }
}
