using EdgeNodes.StandIns;

namespace System.Device.Gpio;

/// <summary>One pin of the board under the firmware.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly OpenPins _owner;
    private PinMode _mode = PinMode.Input;
    private bool _driven;

    internal GpioPin(int pinNumber, OpenPins owner)
    {
        PinNumber = pinNumber;
        _owner = owner;
    }

    public int PinNumber { get; }

    private bool IsOutput => _mode >= PinMode.Output;

    public PinMode GetPinMode() => _mode;

    // GPIO 34 to 39 of an ESP32 have neither output driver nor pull resistors (ESP32 data sheet, table of IO_MUX pads).
    public bool IsPinModeSupported(PinMode pinMode) =>
        PinNumber < 34 ? pinMode <= PinMode.OutputOpenDrain : pinMode == PinMode.Input;

    public void SetPinMode(PinMode value)
    {
        if (!IsPinModeSupported(value))
        {
            throw new ArgumentException($"GPIO {PinNumber} cannot be {value}.", nameof(value));
        }

        _mode = value;
        if (IsOutput)
        {
            Drive(_driven);
        }
    }

    public PinValue Read()
    {
        var board = Board.Current;
        return IsOutput ? _driven : board.FindPin(PinNumber)?.Level ?? _mode == PinMode.InputPullUp;
    }

    public void Write(PinValue value)
    {
        if (!IsOutput)
        {
            throw new InvalidOperationException($"GPIO {PinNumber} is an input; set its mode to Output before writing.");
        }

        Drive((bool)value);
    }

    public void Toggle() => Write(!_driven);

    public void Dispose() => _owner.Close(PinNumber);

    private void Drive(bool level)
    {
        _driven = level;
        Board.Current.FindPin(PinNumber)?.Drive(level);
    }
}
