using System.Device.Gpio;

namespace EdgeNodes.StandIns.Tests.Gpio;

/// <summary>A chip of 28 pins that writes down what it is asked to do; pin 27 can only be an output.</summary>
public sealed class FakeDriver : GpioDriver
{
    private readonly Dictionary<int, (PinMode Mode, PinValue Level)> _open = [];
    private readonly List<(int Pin, PinEventTypes Edges, PinChangeEventHandler Handler)> _handlers = [];

    public List<string> Calls { get; } = [];

    public bool IsDisposed { get; private set; }

    protected override int PinCount => 28;

    /// <summary>The outside world moves a pin.</summary>
    public void Drive(int pin, PinValue level)
    {
        PinEventTypes edge = level == PinValue.High ? PinEventTypes.Rising : PinEventTypes.Falling;
        _open[pin] = (_open[pin].Mode, level);
        foreach ((int Pin, PinEventTypes Edges, PinChangeEventHandler Handler) entry in _handlers.ToArray())
        {
            if (entry.Pin == pin && entry.Edges.HasFlag(edge))
            {
                entry.Handler(this, new PinValueChangedEventArgs(edge, pin));
            }
        }
    }

    protected override void OpenPin(int pinNumber)
    {
        Calls.Add($"open {pinNumber}");
        _open.Add(pinNumber, (PinMode.Input, PinValue.Low));
    }

    protected override void ClosePin(int pinNumber)
    {
        Calls.Add($"close {pinNumber}");
        _open.Remove(pinNumber);
    }

    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        Calls.Add($"mode {pinNumber} {mode}");
        _open[pinNumber] = (mode, _open[pinNumber].Level);
    }

    protected override PinMode GetPinMode(int pinNumber) => _open[pinNumber].Mode;

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => pinNumber != 27 || mode == PinMode.Output;

    protected override PinValue Read(int pinNumber) => _open[pinNumber].Level;

    protected override void Write(int pinNumber, PinValue value)
    {
        Calls.Add($"write {pinNumber} {value}");
        _open[pinNumber] = (_open[pinNumber].Mode, value);
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
    {
        // A level that already is what was asked for counts as its edge; otherwise nothing ever comes.
        if (eventTypes == PinEventTypes.Rising && _open[pinNumber].Level == PinValue.High)
        {
            return new WaitForEventResult { EventTypes = PinEventTypes.Rising };
        }

        cancellationToken.WaitHandle.WaitOne();
        return new WaitForEventResult { TimedOut = true };
    }

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        _handlers.Add((pinNumber, eventTypes, callback));

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        _handlers.RemoveAll(entry => entry.Pin == pinNumber && entry.Handler == callback);

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
