using System.Collections.Concurrent;
using EdgeNodes.Simulated.Chips;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>What is soldered to which pin of an ESP32.</summary>
public class BoardWiring
{
    public const int I2cData = 21;
    public const int I2cClock = 22;

    private readonly List<IChip> _chips = [];
    private readonly ConcurrentDictionary<object, double> _disconnected = new(ReferenceEqualityComparer.Instance);

    /// <summary>Raised when a part pulls the chip's reset, EN.</summary>
    internal event Action? ResetPulled;

    internal Dictionary<int, II2cTarget> I2c { get; } = [];

    internal List<SerialWire> Serial { get; } = [];

    internal Dictionary<int, Func<double>> Analog { get; } = [];

    internal Dictionary<int, IPinTarget> Pins { get; } = [];

    internal Dictionary<int, IPwmTarget> Pwm { get; } = [];

    internal Dictionary<int, IPulseTarget> Pulses { get; } = [];

    /// <summary>The technician's, at J2.</summary>
    internal ServiceCable Cable { get; } = new();

    internal (int Receive, int Transmit)? Service { get; private set; }

    internal OneWireWire? OneWire { get; private set; }

    /// <summary>A chip on I2C1 at an address.</summary>
    public BoardWiring OnI2c(int address, II2cTarget chip)
    {
        I2c.Add(address, chip);
        return this;
    }

    /// <summary>A sensor whose output is wired to the receive pin and its input to the transmit pin.</summary>
    public BoardWiring OnSerial(int receivePin, int transmitPin, ISerialTarget chip)
    {
        Serial.Add(new SerialWire(receivePin, transmitPin, chip));
        return this;
    }

    /// <summary>A voltage at an ADC channel.</summary>
    public BoardWiring OnAdc(int channel, Func<double> volts)
    {
        Analog.Add(channel, volts);
        return this;
    }

    public BoardWiring OnPin(int pin, IPinTarget part)
    {
        Pins.Add(pin, part);
        return this;
    }

    public BoardWiring OnPwm(int pin, IPwmTarget part)
    {
        Pwm.Add(pin, part);
        return this;
    }

    /// <summary>What sends pulse trains into a pin, or hears them from it.</summary>
    public BoardWiring OnPulses(int pin, IPulseTarget part)
    {
        Pulses.Add(pin, part);
        return this;
    }

    public BoardWiring OnOneWire(int receivePin, int transmitPin, IOneWireTarget chip)
    {
        OneWire = new OneWireWire(receivePin, transmitPin, chip);
        return this;
    }

    /// <summary>Header J2: the adapter's output is wired to the receive pin and its input to the transmit pin.</summary>
    public BoardWiring OnService(int receivePin, int transmitPin)
    {
        Service = (receivePin, transmitPin);
        return OnPin(receivePin, new ServicePin(Cable));
    }

    /// <summary>Chips that are fed as soon as the board is.</summary>
    public BoardWiring Feeds(params IChip[] chips)
    {
        _chips.AddRange(chips);
        return this;
    }

    /// <summary>The part's wire breaks: it no longer answers on its bus. For an ADC channel (boxed number), the voltage that its input then floats to.</summary>
    public void Disconnect(object part, double volts = 0) => _disconnected[KeyOf(part)] = volts;

    /// <summary>The wire is mended.</summary>
    public void Reconnect(object part) => _disconnected.TryRemove(KeyOf(part), out _);

    internal bool Hears(object part) => !_disconnected.ContainsKey(KeyOf(part));

    internal double Volts(int channel) =>
        _disconnected.TryGetValue(KeyOf(channel), out var floating) ? floating
        : Analog.TryGetValue(channel, out var input) ? input() : 0;

    // Numbers are boxed anew each time: interned, they are one key.
    private static object KeyOf(object part) => part is int channel ? string.Intern($"ADC channel {channel}") : part;

    /// <summary>A part pulls EN low for a moment.</summary>
    public void PullReset() => ResetPulled?.Invoke();

    internal void PowerUp() => _chips.ForEach(chip => chip.PowerUp());

    internal void PowerDown() => _chips.ForEach(chip => chip.PowerDown());

    /// <summary>A chip in reset lets go of its pins: switches open, outputs stop, what has its own supply keeps it.</summary>
    internal void ReleasePins()
    {
        foreach (var pin in Pins.Values)
        {
            pin.Release();
        }

        foreach (var output in Pwm.Values)
        {
            output.Drive(0, 0);
        }
    }

    internal sealed record SerialWire(int ReceivePin, int TransmitPin, ISerialTarget Chip);

    internal sealed record OneWireWire(int ReceivePin, int TransmitPin, IOneWireTarget Chip);
}
