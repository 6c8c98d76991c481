using EdgeNodes.StandIns;

namespace System.Device.Pwm;

/// <summary>A PWM output of the board under the firmware. Frequency in Hz, duty 0..1.</summary>
public sealed class PwmChannel : IDisposable
{
    private readonly int _pin;
    private int _frequency;
    private double _dutyCycle;
    private bool _running;

    private PwmChannel(int pin, int frequency, double dutyCycle)
    {
        _pin = pin;
        Frequency = frequency;
        DutyCycle = dutyCycle;
    }

    public int Frequency
    {
        get => _frequency;
        set
        {
            _frequency = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), "The frequency is above 0 Hz.");
            Drive();
        }
    }

    public double DutyCycle
    {
        get => _dutyCycle;
        set
        {
            if (double.IsNaN(value) || value < 0 || value > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(value), "The duty cycle is a ratio, 0 to 1.");
            }

            _dutyCycle = value;
            Drive();
        }
    }

    public static PwmChannel CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        if (!Board.Current.State<PinFunctions>().IsPwm(pin))
        {
            throw new ArgumentException($"GPIO {pin} has no PWM function; call Configuration.SetPinFunction first.", nameof(pin));
        }

        return new PwmChannel(pin, frequency, dutyCyclePercentage);
    }

    public void Start()
    {
        _running = true;
        Drive();
    }

    public void Stop()
    {
        _running = false;
        Drive();
    }

    public void Dispose() => Stop();

    private void Drive()
    {
        var board = Board.Current;
        if (_frequency > 0)
        {
            board.FindPwm(_pin)?.Drive(_running ? _dutyCycle : 0, _frequency);
        }
    }
}
