using System.Device.Gpio;

namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>The 28 GPIOs of a Pi's header. Notes what each pin does to the wire, and when.</summary>
public sealed class FakeHeader(TimeProvider time) : GpioDriver
{
    private readonly Dictionary<int, (PinMode Mode, PinValue Level)> _pins = [];
    private readonly Lock _gate = new();
    private readonly List<Change> _log = [];
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What a pin does to its wire: drives it low or high, or lets it go.</summary>
    public enum Wire
    {
        Released,
        Low,
        High,
    }

    /// <summary>Thrown by every access once set: no permission, or the chip is gone.</summary>
    public Exception? Fault { get; set; }

    public IReadOnlyList<Change> Log
    {
        get
        {
            lock (_gate)
            {
                return [.. _log];
            }
        }
    }

    public bool IsOpen(int pin)
    {
        lock (_gate)
        {
            return _pins.ContainsKey(pin);
        }
    }

    /// <summary>Waits until the log has so many entries, and returns them.</summary>
    public async Task<IReadOnlyList<Change>> LogAsync(int entries)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_log.Count >= entries)
                {
                    return [.. _log];
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(Eventually.Limit);
        }
    }

    protected override int PinCount => 28;

    protected override void OpenPin(int pinNumber)
    {
        lock (_gate)
        {
            Demand(pinNumber);
            _pins.Add(pinNumber, (PinMode.Input, PinValue.Low));
        }
    }

    protected override void ClosePin(int pinNumber)
    {
        lock (_gate)
        {
            _pins.Remove(pinNumber);
        }
    }

    protected override void SetPinMode(int pinNumber, PinMode mode) => Set(pinNumber, mode, _pins[pinNumber].Level);

    // As libgpiod does it: the line becomes an output with its level, in one step.
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue) => Set(pinNumber, mode, initialValue);

    protected override PinMode GetPinMode(int pinNumber) => _pins[pinNumber].Mode;

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) => _pins[pinNumber].Level;

    protected override void Write(int pinNumber, PinValue value) => Set(pinNumber, _pins[pinNumber].Mode, value);

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException();

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new NotSupportedException();

    private void Set(int pin, PinMode mode, PinValue level)
    {
        lock (_gate)
        {
            Demand(pin);
            _pins[pin] = (mode, level);
            Wire wire = mode != PinMode.Output ? Wire.Released : level == PinValue.High ? Wire.High : Wire.Low;
            _log.Add(new Change(pin, wire, time.GetUtcNow() - _start));
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Demand(int pin)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        if (pin is < 0 or > 27)
        {
            throw new ArgumentException("The specified pin number is invalid.", nameof(pin));
        }
    }

    public readonly record struct Change(int Pin, Wire Wire, TimeSpan At);
}
