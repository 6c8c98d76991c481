using EdgeNodes.Simulated.Radio.At;
using EdgeNodes.Simulated.Radio.Forwarder;
using EdgeNodes.Simulated.Radio.Mac;

namespace EdgeNodes.Simulated.Radio;

/// <summary>
/// A RAK3172 with RUI3 firmware 5.0 without a radio: its command line is a TCP port, inside is a LoRaWAN 1.0.x MAC, and
/// what it sends goes to a network server as the UDP packets of a packet forwarder.
/// </summary>
public sealed class VirtualRak3172 : IAsyncDisposable
{
    private readonly VirtualRak3172Options _options;
    private readonly TimeProvider _time;
    private readonly Air _air;
    private readonly PacketForwarder _forwarder;
    private readonly DeviceMac _mac;
    private readonly AtInterpreter _interpreter;
    private readonly LineServer _line;
    private readonly CancellationTokenSource _stop = new();
    private Task _forwarding = Task.CompletedTask;
    private volatile ModemHang _hang;

    /// <summary>A modem that is not powered yet.</summary>
    public VirtualRak3172(VirtualRak3172Options options, TimeProvider? time = null)
    {
        _options = options;
        _time = time ?? TimeProvider.System;
        ModemFlash flash = ModemFlash.Load(options.FlashFile);
        _air = new Air(options.Air, _time);
        Random random = new(options.Air.Seed + 1);
        _forwarder = new PacketForwarder(options.GatewayEui, options.ForwarderHost, options.ForwarderPort, _air, _time, packet => _mac!.OnDownlink(packet));
        DeviceRadio radio = new(_air, _forwarder, _time, random);
        _mac = new DeviceMac(flash, radio, new EmittedLog(options.Air.EmittedLog), _time, random, OnEvent);
        _interpreter = new AtInterpreter(flash, _mac, text => _line!.Write(text), RebootAsync);
        _line = new LineServer(options.Port, ExecuteAsync, () => _interpreter.Echo);
    }

    /// <summary>Where a driver finds the command line: `tcp://127.0.0.1:port`.</summary>
    public string Line => $"tcp://127.0.0.1:{_line.Port}";

    /// <summary>TCP port of the command line.</summary>
    public int Port => _line.Port;

    /// <summary>What happened on the air.</summary>
    public AirCounters Counters => _air.Counters;

    /// <summary>Whether the modem has joined.</summary>
    public bool Joined => _mac.Session is not null;

    /// <summary>For rehearsals of bad days: makes the modem stop answering.</summary>
    public ModemHang Hang
    {
        get => _hang;
        set => _hang = value;
    }

    /// <summary>Powers the modem.</summary>
    public void Start()
    {
        _forwarding = Task.Run(() => _forwarder.RunAsync(_stop.Token));
        _line.Start();
    }

    /// <summary>Cuts the power for a moment: the session is gone, settings and DevNonce stay.</summary>
    public async Task PowerCycleAsync()
    {
        _hang = ModemHang.None;
        await RebootAsync();
    }

    /// <summary>For rehearsals of bad days: the default channels' sub-band has no air time left.</summary>
    public void ExhaustDutyCycle() => _mac.ExhaustDutyCycle();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _line.DisposeAsync();
        await _mac.DisposeAsync();
        await _forwarding;
        _stop.Dispose();
    }

    private async Task ExecuteAsync(string line)
    {
        bool reset = line.Equals("ATZ", StringComparison.OrdinalIgnoreCase);
        switch (_hang)
        {
            case ModemHang.UntilReset when reset:
                _hang = ModemHang.None;
                break;
            case ModemHang.UntilReset or ModemHang.UntilPowerCycle:
                return;
            default:
                break;
        }
        await _interpreter.ExecuteAsync(line);
    }

    private async Task RebootAsync()
    {
        await _mac.ResetAsync();
        _interpreter.Echo = false;
        await Task.Delay(_options.BootTime, _time, _stop.Token);
        _line.Write("\r\nRAKwireless RAK3172-E Example\r\n------------------------------------------------------\r\n"
            + "RUI_5.0.0_RAK3172-E\r\nCurrent Work Mode: LoRaWAN.\r\n");
    }

    private void OnEvent(MacEvent happened)
    {
        if (_hang == ModemHang.None)
        {
            _line.Write(AtEvents.Text(happened) + "\r\n");
        }
    }
}
