namespace System.Device.Gpio;

/// <summary>One open pin of a controller; every call goes through the controller.</summary>
public class GpioPin : MarshalByRefObject, IEquatable<GpioPin>, IDisposable
{
    /// <summary>Made by <see cref="GpioController.OpenPin(int)"/>.</summary>
    protected internal GpioPin(int pinNumber, GpioController controller)
    {
        PinNumber = pinNumber;
        Controller = controller;
    }

    /// <summary>Both edges of this pin.</summary>
    public virtual event PinChangeEventHandler ValueChanged
    {
        add => Controller.RegisterCallbackForPinValueChangedEvent(PinNumber, PinEventTypes.Rising | PinEventTypes.Falling, value);
        remove => Controller.UnregisterCallbackForPinValueChangedEvent(PinNumber, value);
    }

    /// <summary>Number within the controller.</summary>
    public virtual int PinNumber { get; }

    /// <summary>The controller that opened it.</summary>
    public GpioController Controller { get; }

    /// <summary>Direction and pull resistor now.</summary>
    public virtual PinMode GetPinMode() => Controller.GetPinMode(PinNumber);

    /// <summary>Whether this pin can be put into that mode.</summary>
    public virtual bool IsPinModeSupported(PinMode pinMode) => Controller.IsPinModeSupported(PinNumber, pinMode);

    /// <summary>Sets direction and pull resistor.</summary>
    public virtual void SetPinMode(PinMode value) => Controller.SetPinMode(PinNumber, value);

    /// <summary>Level now.</summary>
    public virtual PinValue Read() => Controller.Read(PinNumber);

    /// <summary>Drives the pin; see <see cref="GpioController.Write(int, PinValue)"/> for inputs.</summary>
    public virtual void Write(PinValue value) => Controller.Write(PinNumber, value);

    /// <summary>Turns the level round.</summary>
    public virtual void Toggle() => Controller.Toggle(PinNumber);

    /// <summary>Gives the pin back; does nothing when it is closed already.</summary>
    public virtual void Close()
    {
        if (Controller.IsPinOpen(PinNumber))
        {
            Controller.ClosePin(PinNumber);
        }
    }

    /// <inheritdoc />
    public virtual bool Equals(GpioPin? other) =>
        other is not null && other.PinNumber == PinNumber && ReferenceEquals(other.Controller, Controller);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as GpioPin);

    /// <inheritdoc />
    public override int GetHashCode() => Controller.GetHashCode() ^ PinNumber;

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the pin.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }
    }
}
