using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>One power-on of a <see cref="VirtualBoard"/>: what its firmware finds through the stand-ins.</summary>
internal sealed class PoweredBoard : SimulatedBoard, IDisposable
{
    private const int AdcCounts = 4095;
    private const double AdcFullScale = 3.3;
    private const int AdcInputs = 8;
    private const int OneWirePort = 3;

    private readonly BoardWiring _wiring;
    private readonly SerialConsole _console;
    private readonly Action<Exception> _fault;
    private readonly Radio _radio;

    internal PoweredBoard(
        string name, BoardWiring wiring, WifiAir air, SerialConsole console, Action<Exception> fault, int wakeupCause)
        : base(name)
    {
        _wiring = wiring;
        _console = console;
        _fault = fault;
        _radio = new Radio(air);
        WakeupCause = wakeupCause;
    }

    /// <summary>What the firmware asked for when it ended this power-on; null when the supply ended it.</summary>
    internal Restart? Wanted { get; private set; }

    public override int WakeupCause { get; }

    public override int AdcChannels => AdcInputs;

    public override bool IsOnline => _radio.IsOnline;

    // About what the CLR's heap of a WROOM leaves to firmware of this size.
    public override uint FreeMemory => 61440;

    public override IOneWireTarget? OneWire =>
        _wiring.OneWire is { } wire && _wiring.Hears(wire.Chip) && Com(OneWirePort) == (wire.ReceivePin, wire.TransmitPin) ? wire.Chip : null;

    private PinFunctions Functions => State<PinFunctions>();

    public override II2cTarget? FindI2c(int bus, int address) =>
        bus == 1
        && Functions.PinOf(PinFunctions.I2c1Data) == BoardWiring.I2cData
        && Functions.PinOf(PinFunctions.I2c1Clock) == BoardWiring.I2cClock
        && _wiring.I2c.GetValueOrDefault(address) is { } chip && _wiring.Hears(chip)
            ? chip
            : null;

    public override ISerialTarget? FindSerial(string port)
    {
        if (port.Length != 4 || !port.StartsWith("COM", StringComparison.Ordinal) || port[3] is < '1' or > '3')
        {
            return null;
        }

        var pins = Com(port[3] - '0');
        if (pins == _wiring.Service)
        {
            return new ServiceLine(_wiring.Cable);
        }

        return pins.Receive < 0
            ? null
            : _wiring.Serial.Find(w => (w.ReceivePin, w.TransmitPin) == pins) is { } wire ? new WiredLine(wire.Chip, _wiring) : SilentLine.Instance;
    }

    public override IPinTarget? FindPin(int pin) => _wiring.Pins.GetValueOrDefault(pin) is { } part && _wiring.Hears(part) ? part : null;

    public override IPwmTarget? FindPwm(int pin) => _wiring.Pwm.GetValueOrDefault(pin) is { } part && _wiring.Hears(part) ? part : null;

    public override IPulseTarget? FindPulses(int pin) => _wiring.Pulses.GetValueOrDefault(pin) is { } part && _wiring.Hears(part) ? part : null;

    public override int ReadAdc(int channel)
    {
        var volts = _wiring.Volts(channel);
        return (int)Math.Round(Math.Clamp(volts / AdcFullScale, 0, 1) * AdcCounts);
    }

    public override IReadOnlyList<AirNetwork> ScanAir() => _radio.Scan();

    public override JoinResult JoinNetwork(string ssid, string password) => _radio.Join(ssid, password);

    public override void LeaveNetwork() => _radio.Leave();

    public override Socket Connect(string host, int port)
    {
        try
        {
            var socket = _radio.Connect(host, port);
            if (!IsPowered)
            {
                socket.Dispose();
                ThrowIfOff();
            }

            return socket;
        }
        catch (SocketException)
        {
            // A radio without power is no network that cannot be reached.
            ThrowIfOff();
            throw;
        }
    }

    public override X509Certificate WithKey(byte[] certificate, byte[] key) => KeyedCertificate.Of(certificate, key);

    public override bool AskTime(string server) => _radio.AskTime(server);

    public override void Print(string line)
    {
        _console.Print(line);

        // A firmware that catches its own defect and restarts must not hide it from whoever looks for faults.
        if (line.StartsWith("defect: ", StringComparison.Ordinal))
        {
            Fault(new InvalidOperationException(line));
        }
    }

    public override void Reboot() => EndWith(new Restart(TimeSpan.Zero, 0));

    public override void DeepSleep(TimeSpan? wakeAfter)
    {
        const int Timer = 4;
        EndWith(new Restart(wakeAfter ?? Timeout.InfiniteTimeSpan, Timer));
    }

    /// <summary>Somebody pulls EN low: the chip starts anew, whatever its firmware is doing.</summary>
    internal void Reset()
    {
        Wanted ??= new Restart(TimeSpan.Zero, 0);
        Cut();
    }

    /// <summary>An exception reached the end of one of the firmware's threads.</summary>
    internal void Fault(Exception exception)
    {
        if (IsPowered)
        {
            _fault(exception);
        }
    }

    /// <summary>Takes the power away: waits end, sockets die, stand-ins throw.</summary>
    internal void Cut()
    {
        TurnOff();
        _radio.Dispose();
    }

    public void Dispose() => Cut();

    private (int Receive, int Transmit) Com(int port) =>
        (Functions.PinOf(PinFunctions.ComReceive(port)), Functions.PinOf(PinFunctions.ComTransmit(port)));

    private void EndWith(Restart restart)
    {
        Wanted ??= restart;
        Cut();
        ThrowIfOff();
    }

    internal sealed record Restart(TimeSpan After, int WakeupCause);
}
