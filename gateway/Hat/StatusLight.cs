using System.Device.Gpio;

namespace EdgeNodes.Gateway.Hat;

/// <summary>One LED between a pin and ground. High is on. Not for use by several threads at once.</summary>
public sealed class StatusLight : IDisposable
{
    private readonly GpioPin _pin;

    private StatusLight(GpioPin pin) => _pin = pin;

    /// <summary>Whether it was last switched on.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Claims the pin; the light is dark until someone shows a signal.</summary>
    /// <exception cref="HatException">The pin cannot be had; the message says what to do.</exception>
    public static StatusLight Open(GpioController gpio, int pin)
    {
        ArgumentNullException.ThrowIfNull(gpio);
        try
        {
            return new StatusLight(gpio.OpenPin(pin, PinMode.Output, PinValue.Low));
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            throw HatFault.Pin(pin, "status light", nameof(HatSettings.StatusLedPin), fault);
        }
    }

    /// <summary>Takes the next step of a signal; returns how long it lasts.</summary>
    public TimeSpan Step(LightSignal signal)
    {
        (bool on, TimeSpan span) = LightPattern.Next(signal, IsOn);
        Switch(on);
        return span;
    }

    /// <summary>Dark: nobody is there to say anything.</summary>
    public void TurnOff() => Switch(false);

    /// <summary>Gives the pin back, dark.</summary>
    public void Dispose()
    {
        try
        {
            TurnOff();
            _pin.Dispose();
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            // The pin or its controller is gone: there is no light left to turn off.
        }
    }

    private void Switch(bool on)
    {
        _pin.Write(on);
        IsOn = on;
    }
}
