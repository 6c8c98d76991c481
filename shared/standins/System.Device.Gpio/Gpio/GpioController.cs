using System.Collections.Concurrent;

namespace System.Device.Gpio;

/// <summary>Pins of one chip, opened, moded, read and written through a <see cref="GpioDriver"/>.</summary>
public class GpioController : IDisposable
{
    // Per open pin the level that was last asked for: a pin that becomes an output later starts with it.
    private readonly ConcurrentDictionary<int, PinValue?> _wanted = new();
    private readonly ConcurrentDictionary<int, GpioPin> _pins = new();
    private GpioDriver? _driver;

    /// <summary>The board's own driver. The stand-in has none.</summary>
    /// <exception cref="PlatformNotSupportedException">Always: as the package does where no driver runs.</exception>
    public GpioController()
        : this(BoardDriver())
    {
    }

    /// <summary>Uses <paramref name="driver"/> and disposes of it in the end.</summary>
    public GpioController(GpioDriver driver) => _driver = driver;

    /// <summary>How many pins the chip has.</summary>
    public virtual int PinCount => Driver.PinCount;

    private GpioDriver Driver => _driver ?? throw new ObjectDisposedException(nameof(GpioController));

    /// <summary>Claims a pin; an open pin is returned as it is.</summary>
    public GpioPin OpenPin(int pinNumber)
    {
        if (IsPinOpen(pinNumber))
        {
            return _pins[pinNumber];
        }

        OpenPinCore(pinNumber);
        _wanted.TryAdd(pinNumber, null);
        return _pins[pinNumber] = new GpioPin(pinNumber, this);
    }

    /// <summary>Claims a pin and sets its mode.</summary>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        SetPinMode(pinNumber, mode);
        return pin;
    }

    /// <summary>Claims a pin and sets its mode; an output starts with <paramref name="initialValue"/>.</summary>
    public GpioPin OpenPin(int pinNumber, PinMode mode, PinValue initialValue)
    {
        GpioPin pin = OpenPin(pinNumber);
        _wanted[pinNumber] = initialValue;
        SetPinMode(pinNumber, mode);
        return pin;
    }

    /// <summary>Gives a pin back.</summary>
    /// <exception cref="InvalidOperationException">The pin is not open.</exception>
    public void ClosePin(int pinNumber)
    {
        Demand(pinNumber, "close");
        ClosePinCore(pinNumber);
        _wanted.TryRemove(pinNumber, out _);
    }

    /// <summary>Whether the pin is open.</summary>
    /// <exception cref="ObjectDisposedException">The controller was disposed of.</exception>
    public virtual bool IsPinOpen(int pinNumber)
    {
        _ = Driver;
        return _wanted.ContainsKey(pinNumber);
    }

    /// <summary>Whether the pin can be put into that mode, open or not.</summary>
    public virtual bool IsPinModeSupported(int pinNumber, PinMode mode) => Driver.IsPinModeSupported(pinNumber, mode);

    /// <summary>Direction and pull resistor of an open pin.</summary>
    public virtual PinMode GetPinMode(int pinNumber) => DriverFor(pinNumber, "get the mode of").GetPinMode(pinNumber);

    /// <summary>Sets the mode; an output starts with the level that was last written, if any was.</summary>
    /// <exception cref="InvalidOperationException">The pin is not open, or cannot do this mode.</exception>
    public virtual void SetPinMode(int pinNumber, PinMode mode)
    {
        GpioDriver driver = DriverFor(pinNumber, "set a mode to");
        if (!IsPinModeSupported(pinNumber, mode))
        {
            throw new InvalidOperationException($"Pin {pinNumber} does not support mode {mode}.");
        }

        if (_wanted.TryGetValue(pinNumber, out PinValue? wanted) && wanted is { } level)
        {
            driver.SetPinMode(pinNumber, mode, level);
        }
        else
        {
            driver.SetPinMode(pinNumber, mode);
        }
    }

    /// <summary>Level of an open pin.</summary>
    public virtual PinValue Read(int pinNumber) => DriverFor(pinNumber, "read from").Read(pinNumber);

    /// <summary>Levels of several pins; as in the package, whether they are open is the driver's affair.</summary>
    public void Read(Span<PinValuePair> pinValuePairs) => Driver.Read(pinValuePairs);

    /// <summary>Drives an output. On an input the level is only remembered, for when the pin becomes an output.</summary>
    public virtual void Write(int pinNumber, PinValue value)
    {
        GpioDriver driver = DriverFor(pinNumber, "write to");
        _wanted[pinNumber] = value;
        if (driver.GetPinMode(pinNumber) == PinMode.Output)
        {
            driver.Write(pinNumber, value);
        }
    }

    /// <summary>Drives several outputs; as in the package, whether they are open is the driver's affair.</summary>
    public void Write(ReadOnlySpan<PinValuePair> pinValuePairs) => Driver.Write(pinValuePairs);

    /// <summary>Turns the level of an open pin round.</summary>
    public virtual void Toggle(int pinNumber) => DriverFor(pinNumber, "toggle").Toggle(pinNumber);

    /// <summary>Blocks until an edge comes or the time is over.</summary>
    public WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, TimeSpan timeout)
    {
        using var timer = new CancellationTokenSource(timeout);
        return WaitForEvent(pinNumber, eventTypes, timer.Token);
    }

    /// <summary>Blocks until an edge comes or the token is cancelled (which answers "timed out").</summary>
    public virtual WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        DriverFor(pinNumber, "wait for events from").WaitForEvent(pinNumber, eventTypes, cancellationToken);

    /// <summary>Waits until an edge comes or the time is over.</summary>
    public async ValueTask<WaitForEventResult> WaitForEventAsync(int pinNumber, PinEventTypes eventTypes, TimeSpan timeout)
    {
        using var timer = new CancellationTokenSource(timeout);
        return await WaitForEventAsync(pinNumber, eventTypes, timer.Token).ConfigureAwait(false);
    }

    /// <summary>Waits until an edge comes or the token is cancelled (which answers "timed out").</summary>
    public virtual ValueTask<WaitForEventResult> WaitForEventAsync(int pinNumber, PinEventTypes eventTypes, CancellationToken token) =>
        DriverFor(pinNumber, "wait for events from").WaitForEventAsync(pinNumber, eventTypes, token);

    /// <summary>Calls <paramref name="callback"/> at each of the edges of an open pin.</summary>
    public virtual void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        DriverFor(pinNumber, "add callback for").AddCallbackForPinValueChangedEvent(pinNumber, eventTypes, callback);

    /// <summary>Takes a callback of an open pin away again.</summary>
    public virtual void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        DriverFor(pinNumber, "remove callback for").RemoveCallbackForPinValueChangedEvent(pinNumber, callback);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes every open pin, then the driver.</summary>
    protected virtual void Dispose(bool disposing)
    {
        foreach (int pin in _wanted.Keys)
        {
            ClosePinCore(pin);
        }

        _wanted.Clear();
        _pins.Clear();
        _driver?.Dispose();
        _driver = null;
    }

    /// <summary>How a pin is claimed; a board class may do more.</summary>
    protected virtual void OpenPinCore(int pinNumber) => Driver.OpenPin(pinNumber);

    /// <summary>How a pin is given back.</summary>
    protected virtual void ClosePinCore(int pinNumber)
    {
        Driver.ClosePin(pinNumber);
        _pins.TryRemove(pinNumber, out _);
    }

    private static GpioDriver BoardDriver() => throw NoHardware.Gpio();

    private void Demand(int pinNumber, string action)
    {
        if (!IsPinOpen(pinNumber))
        {
            throw new InvalidOperationException($"Can not {action} pin {pinNumber} because it is not open.");
        }
    }

    private GpioDriver DriverFor(int pinNumber, string action)
    {
        Demand(pinNumber, action);
        return Driver;
    }
}
