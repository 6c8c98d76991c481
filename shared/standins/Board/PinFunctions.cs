using System.Collections.Generic;

namespace EdgeNodes.StandIns;

/// <summary>
/// Which pin the firmware gave to which function (I2C1_DATA, COM2_RX, PWM1...), by the numbers of
/// nanoFramework.Hardware.Esp32.DeviceFunction. Starts with the defaults of the nanoFramework ESP32 image.
/// </summary>
public sealed class PinFunctions
{
    public const int I2c1Data = 131328;
    public const int I2c1Clock = 131329;
    public const int I2c2Data = 131584;
    public const int I2c2Clock = 131585;

    private const int ComBase = 196608;
    private const int PwmBase = 262144;
    private const int AdcBase = 327936;
    private static readonly int[] AdcPins = [36, 37, 38, 39, 32, 33, 34, 35];

    private readonly Dictionary<int, int> _pins = new()
    {
        [ComBase + 256] = 1,
        [ComBase + 257] = 3,
        [I2c1Data] = 18,
        [I2c1Clock] = 19,
        [I2c2Data] = 25,
        [I2c2Clock] = 26,
    };

    public PinFunctions()
    {
        for (var channel = 0; channel < AdcPins.Length; channel++)
        {
            _pins[AdcBase + channel] = AdcPins[channel];
        }
    }

    /// <summary>Receive pin's function of COM1 to COM4.</summary>
    public static int ComReceive(int port) => ComBase + (port * 256) + 1;

    /// <summary>Transmit pin's function of COM1 to COM4.</summary>
    public static int ComTransmit(int port) => ComBase + (port * 256);

    /// <summary>The pin of a function, -1 when none was given.</summary>
    public int PinOf(int function)
    {
        lock (_pins)
        {
            return _pins.TryGetValue(function, out var pin) ? pin : -1;
        }
    }

    public void Assign(int pin, int function)
    {
        lock (_pins)
        {
            _pins[function] = pin;
        }
    }

    /// <summary>True when one of PWM1 to PWM16 was given to the pin.</summary>
    public bool IsPwm(int pin)
    {
        for (var timer = 1; timer <= 16; timer++)
        {
            if (PinOf(PwmBase + (timer * 256)) == pin)
            {
                return true;
            }
        }

        return false;
    }
}
