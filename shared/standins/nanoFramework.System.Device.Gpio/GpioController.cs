using EdgeNodes.StandIns;

namespace System.Device.Gpio;

/// <summary>The pins of the board under the firmware.</summary>
public sealed class GpioController : IDisposable
{
    private const int Esp32Pins = 40;
    private readonly OpenPins _pins = Board.Current.State<OpenPins>();

    public GpioController()
    {
    }

    public GpioController(PinNumberingScheme numberingScheme)
    {
        if (numberingScheme != PinNumberingScheme.Logical)
        {
            throw new NotSupportedException("An ESP32 numbers its pins logically only.");
        }
    }

    public PinNumberingScheme NumberingScheme => PinNumberingScheme.Logical;

    public int PinCount => Esp32Pins;

    public GpioPin OpenPin(int pinNumber)
    {
        Board.Current.ThrowIfOff();
        if (pinNumber < 0 || pinNumber >= Esp32Pins)
        {
            throw new ArgumentException($"An ESP32 has no GPIO {pinNumber}.", nameof(pinNumber));
        }

        return _pins.Open(pinNumber);
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        var pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    public void ClosePin(int pinNumber) => _pins.Close(pinNumber);

    public bool IsPinOpen(int pinNumber) => _pins.Contains(pinNumber);

    public PinMode GetPinMode(int pinNumber) => _pins.Find(pinNumber).GetPinMode();

    public bool IsPinModeSupported(int pinNumber, PinMode mode) => _pins.Find(pinNumber).IsPinModeSupported(mode);

    public void SetPinMode(int pinNumber, PinMode mode) => _pins.Find(pinNumber).SetPinMode(mode);

    public PinValue Read(int pinNumber) => _pins.Find(pinNumber).Read();

    public void Write(int pinNumber, PinValue value) => _pins.Find(pinNumber).Write(value);

    public void Dispose()
    {
        // The pins stay as they are: on the device too, only ClosePin or the pin's own Dispose gives one back.
    }
}
