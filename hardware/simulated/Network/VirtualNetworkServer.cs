using System.Globalization;
using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;
using EdgeNodes.Simulated.Network.Events;
using EdgeNodes.Simulated.Network.Gateways;
using EdgeNodes.Simulated.Radio.Forwarder;

namespace EdgeNodes.Simulated.Network;

/// <summary>
/// A LoRaWAN 1.0.x network server for rehearsals: takes what packet forwarders send, lets devices in, verifies, decrypts,
/// and publishes ChirpStack v4 events; sends downlinks in RX1, and to devices of class C at once.
/// </summary>
public sealed class VirtualNetworkServer : IAsyncDisposable
{
    private const uint NetId = 0x000000;

    private readonly VirtualNetworkOptions _options;
    private readonly TimeProvider _time;
    private readonly ChirpStackEvents _events;
    private readonly GatewayPort _gateways;
    private readonly DownlinkDesk _desk;
    private readonly UplinkCollector _collector;
    private readonly Dictionary<Eui64, DeviceState> _devices;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _work = [];
    private int _disposed;
    private long _joins;
    private long _uplinks;
    private long _retransmissions;

    /// <summary>Binds the UDP port at once; <see cref="Start"/> begins to listen.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port is in use.</exception>
    public VirtualNetworkServer(VirtualNetworkOptions options, INetworkIntegration integration, TimeProvider? time = null)
    {
        _options = options;
        _time = time ?? TimeProvider.System;
        _events = new ChirpStackEvents(options.ApplicationId, integration, _time);
        _devices = options.Devices.ToDictionary(device => device.DevEui, device => new DeviceState(device));
        _collector = new UplinkCollector(options.Deduplication, _time, Refusals, HandleAsync, _stop.Token);
        _gateways = new GatewayPort(options.UdpPort, Refusals, _collector.Add);
        _desk = new DownlinkDesk(_gateways, _events, Refusals, _time);
    }

    /// <summary>The UDP port for packet forwarders.</summary>
    public int UdpPort => _gateways.Port;

    /// <summary>How many packet forwarders have said that they are there.</summary>
    public int Gateways => _gateways.Count;

    /// <summary>What was refused, by reason.</summary>
    public Refusals Refusals { get; } = new();

    /// <summary>What was done.</summary>
    public NetworkCounters Counters => new(
        Interlocked.Read(ref _joins), Interlocked.Read(ref _uplinks), Interlocked.Read(ref _retransmissions), _desk.Sent);

    /// <summary>Begins to listen.</summary>
    public void Start()
    {
        _work.Add(Task.Run(() => _gateways.RunAsync(_stop.Token)));
        ClassCService classC = new(_options, _desk, _time);
        foreach (DeviceState state in _devices.Values.Where(state => state.Device.ClassC))
        {
            _work.Add(Task.Run(() => classC.RunAsync(state, _stop.Token)));
        }
    }

    /// <summary>Takes a downlink for a device (`application/{id}/device/{devEui}/command/down`); false when it is refused and counted.</summary>
    public bool Enqueue(string devEui, ReadOnlyMemory<byte> json)
    {
        if (!Eui64.TryParse(devEui, out Eui64 eui) || !_devices.TryGetValue(eui, out DeviceState? state))
        {
            Refusals.Count("downlink-device-unknown");
            return false;
        }
        if (QueuedDownlink.TryRead(json, devEui, out string reason) is not { } item)
        {
            Refusals.Count(reason);
            return false;
        }
        lock (state.Gate)
        {
            if (state.Queue.Count >= _options.QueueLimit)
            {
                Refusals.Count("downlink-queue-full");
                return false;
            }
            state.Queue.AddLast(item);
        }
        state.Ring();
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }
        await _stop.CancelAsync();
        await Task.WhenAll(_work);
        await _collector.DrainAsync();
        _gateways.Dispose();
        _stop.Dispose();
    }

    private async Task HandleAsync(IReadOnlyList<Reception> receptions)
    {
        try
        {
            ReadOnlyMemory<byte> phy = receptions[0].Packet.PhyPayload;
            if (!PhyPayload.TryGetType(phy.Span, out MessageType type, out _))
            {
                Refusals.Count("uplink-malformed");
            }
            else if (type == MessageType.JoinRequest)
            {
                await JoinAsync(phy, receptions);
            }
            else
            {
                await DataAsync(phy, receptions);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task JoinAsync(ReadOnlyMemory<byte> phy, IReadOnlyList<Reception> receptions)
    {
        if (!JoinRequest.TryRead(phy.Span, out JoinRequest? request, out _))
        {
            Refusals.Count("uplink-malformed");
            return;
        }
        if (!_devices.TryGetValue(request!.DevEui, out DeviceState? state) || state.Device.JoinEui != request.JoinEui)
        {
            Refusals.Count("join-device-unknown");
            return;
        }
        if (!JoinRequest.Verify(phy.Span, state.Device.AppKey))
        {
            Refusals.Count("join-mic");
            return;
        }
        JoinAccept accept;
        lock (state.Gate)
        {
            if (!state.UsedNonces.Add(request.DevNonce))
            {
                Refusals.Count("join-devnonce-used");
                return;
            }
            state.JoinCount++;
            // The upper seven bits name the network, id 0.
            uint devAddr = (uint)Random.Shared.Next(1, 1 << 25);
            accept = new JoinAccept(state.JoinCount, NetId, devAddr, 0, _options.Rx2DataRate, 1, []);
            state.Keys = SessionKeys.Derive(state.Device.AppKey, accept.AppNonce, NetId, request.DevNonce);
            (state.DevAddr, state.NextUp, state.NextDown) = (devAddr, 0, 0);
            (state.Gateway, state.Unacknowledged) = (receptions[0].Gateway, null);
            _desk.Busy(state, Eu868.JoinRx1Delay + TimeSpan.FromSeconds(2));
        }
        Interlocked.Increment(ref _joins);
        _events.Join(state.Device, accept.DevAddr.ToString("x8", CultureInfo.InvariantCulture));
        RxPacket heard = receptions[0].Packet;
        uint at = unchecked(heard.Timestamp + (uint)Eu868.JoinRx1Delay.TotalMicroseconds);
        TxPacket packet = new(at, heard.FrequencyHz, heard.DataRate, 14, accept.ToBytes(state.Device.AppKey));
        await _desk.SendAsync(state, receptions[0].Gateway, packet, null, _stop.Token);
    }

    private async Task DataAsync(ReadOnlyMemory<byte> phy, IReadOnlyList<Reception> receptions)
    {
        if (!SealedFrame.TryRead(phy.Span, out SealedFrame? closed, out _) || !closed!.Uplink)
        {
            Refusals.Count("uplink-malformed");
            return;
        }
        (DeviceState? state, DataFrame? frame, bool again) = Open(closed, receptions[0].Gateway);
        if (state is null || frame is null)
        {
            return;
        }
        if (again)
        {
            Interlocked.Increment(ref _retransmissions);
            if (frame.Confirmed)
            {
                await AnswerAsync(state, frame, [], receptions);
            }
            return;
        }
        Interlocked.Increment(ref _uplinks);
        _desk.ResolveConfirmed(state, frame.Ack);
        if (frame.Port is > 0)
        {
            _events.Up(state.Device, frame, receptions);
        }
        byte[] answers = NetworkMac.Answer(frame, receptions[0].Packet.Snr, receptions.Count, _time.GetUtcNow());
        await Task.Delay(_options.DownlinkDelay, _time, _stop.Token);
        await AnswerAsync(state, frame, answers, receptions);
        // What came before the join, or did not fit into RX1, goes afterwards.
        state.Ring();
    }

    private (DeviceState? State, DataFrame? Frame, bool Again) Open(SealedFrame closed, Eui64 gateway)
    {
        bool known = false;
        foreach (DeviceState state in _devices.Values)
        {
            lock (state.Gate)
            {
                if (state.Keys is null || state.DevAddr != closed.DevAddr)
                {
                    continue;
                }
                known = true;
                uint counter = FrameCounter.Reconstruct(state.NextUp, closed.ShortCounter, out bool again);
                if (closed.TryOpen(state.Keys, counter, out DataFrame? frame))
                {
                    state.NextUp = again ? state.NextUp : counter + 1;
                    state.Gateway = gateway;
                    _desk.Busy(state, Eu868.Rx1Delay + TimeSpan.FromMilliseconds(150));
                    return (state, frame, again);
                }
            }
        }
        Refusals.Count(known ? "uplink-mic" : "uplink-address-unknown");
        return default;
    }

    private async Task AnswerAsync(DeviceState state, DataFrame uplink, byte[] options, IReadOnlyList<Reception> receptions)
    {
        RxPacket heard = receptions[0].Packet;
        if (Eu868.ByText(heard.DataRate) is not { } rate)
        {
            return;
        }
        (byte[]? phy, QueuedDownlink? item, uint counter) = _desk.Build(state, rate, uplink.Confirmed, options, force: uplink.Confirmed || options.Length > 0);
        if (phy is not null)
        {
            lock (state.Gate)
            {
                _desk.Busy(state, Eu868.Rx1Delay + rate.Airtime(phy.Length, crc: false) + TimeSpan.FromMilliseconds(50));
            }
            uint at = unchecked(heard.Timestamp + (uint)Eu868.Rx1Delay.TotalMicroseconds);
            await _desk.SendAsync(state, receptions[0].Gateway, new TxPacket(at, heard.FrequencyHz, heard.DataRate, 14, phy), item is null ? null : (item, counter), _stop.Token);
        }
    }


}
