using System.Collections.Generic;

namespace System.Device.Gpio;

/// <summary>Which pins of a board are open: one owner each, as the device has it.</summary>
internal sealed class OpenPins
{
    private readonly Dictionary<int, GpioPin> _pins = new Dictionary<int, GpioPin>();

    internal GpioPin Open(int number)
    {
        lock (_pins)
        {
            if (_pins.ContainsKey(number))
            {
                throw new InvalidOperationException($"GPIO {number} is open already; close it where it was opened.");
            }

            return _pins[number] = new GpioPin(number, this);
        }
    }

    internal GpioPin Find(int number)
    {
        lock (_pins)
        {
            return _pins.TryGetValue(number, out var pin)
                ? pin
                : throw new InvalidOperationException($"GPIO {number} is not open; call OpenPin first.");
        }
    }

    internal bool Contains(int number)
    {
        lock (_pins)
        {
            return _pins.ContainsKey(number);
        }
    }

    internal void Close(int number)
    {
        lock (_pins)
        {
            _pins.Remove(number);
        }
    }
}
