namespace System.Device.Gpio;

/// <summary>What a <see cref="GpioController"/> drives its pins through. Subclass it to simulate a board.</summary>
public abstract class GpioDriver : IDisposable
{
    /// <summary>For subclasses.</summary>
    protected GpioDriver()
    {
    }

    /// <summary>Lets a subclass give its handles back when nobody disposed of it.</summary>
    ~GpioDriver() => Dispose(false);

    /// <summary>How many pins the chip has.</summary>
    protected internal abstract int PinCount { get; }

    /// <summary>Runs <paramref name="creationAction"/>; false when the platform lacks what that driver needs.</summary>
    public static bool TryCreate<T>(Func<T> creationAction, [Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? driver)
        where T : class, IDisposable
    {
        try
        {
            driver = creationAction();
            return true;
        }
        catch (Exception fault) when (fault is PlatformNotSupportedException or DllNotFoundException)
        {
            driver = null;
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Claims a pin.</summary>
    protected internal abstract void OpenPin(int pinNumber);

    /// <summary>Gives a pin back.</summary>
    protected internal abstract void ClosePin(int pinNumber);

    /// <summary>Sets direction and pull resistor.</summary>
    protected internal abstract void SetPinMode(int pinNumber, PinMode mode);

    /// <summary>Sets the direction and, for an output, the level it starts with.</summary>
    protected internal virtual void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        SetPinMode(pinNumber, mode);
        if (mode == PinMode.Output)
        {
            Write(pinNumber, initialValue);
        }
    }

    /// <summary>Direction and pull resistor now.</summary>
    protected internal abstract PinMode GetPinMode(int pinNumber);

    /// <summary>Whether the pin can be put into that mode.</summary>
    protected internal abstract bool IsPinModeSupported(int pinNumber, PinMode mode);

    /// <summary>Level now.</summary>
    protected internal abstract PinValue Read(int pinNumber);

    /// <summary>Levels of several pins; the pairs' pin numbers say which.</summary>
    protected internal virtual void Read(Span<PinValuePair> pinValuePairs)
    {
        foreach (ref PinValuePair pair in pinValuePairs)
        {
            pair = new PinValuePair(pair.PinNumber, Read(pair.PinNumber));
        }
    }

    /// <summary>Turns the level round.</summary>
    protected internal virtual void Toggle(int pinNumber) => Write(pinNumber, !Read(pinNumber));

    /// <summary>Drives an output.</summary>
    protected internal abstract void Write(int pinNumber, PinValue value);

    /// <summary>Drives several outputs, one after the other.</summary>
    protected internal virtual void Write(ReadOnlySpan<PinValuePair> pinValuePairs)
    {
        foreach ((int pin, PinValue value) in pinValuePairs)
        {
            Write(pin, value);
        }
    }

    /// <summary>Blocks until one of the edges comes or the token is cancelled.</summary>
    protected internal abstract WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken);

    /// <summary>Like <see cref="WaitForEvent"/>, on a thread of the pool.</summary>
    protected internal virtual ValueTask<WaitForEventResult> WaitForEventAsync(
        int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        // The token goes to the wait only: as in the package, a cancelled wait answers "timed out" and does not throw.
        new(Task.Run(() => WaitForEvent(pinNumber, eventTypes, cancellationToken), CancellationToken.None));

    /// <summary>Calls <paramref name="callback"/> at each of the edges.</summary>
    protected internal abstract void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback);

    /// <summary>Takes a callback away again.</summary>
    protected internal abstract void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback);

    /// <summary>For subclasses that hold handles.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
