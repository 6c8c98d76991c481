using System.Device.Gpio;

namespace EdgeNodes.Gateway.Hat;

/// <summary>
/// The wire to RST of the RAK3172, which is NRST of its STM32WLE5. That pin is pulled up inside the chip, and the chip itself
/// pulls it low for its own resets (after ATZ, for one): so it is treated as open drain, driven low or let go, never high.
/// </summary>
public sealed class ModemReset : IDisposable
{
    /// <summary>
    /// How long RST is held low. The chip takes everything from 350 ns on for a reset (STM32WLE5 data sheet DS13105, NRST pin
    /// characteristics); boards add a capacitor of 100 nF to 1 uF there, and 10 ms empties it through any series resistor
    /// up to 1 kOhm.
    /// </summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(10);

    private readonly GpioPin _pin;
    private readonly int _number;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);

    private ModemReset(GpioPin pin, int number, TimeProvider time)
    {
        _pin = pin;
        _number = number;
        _time = time;
    }

    /// <summary>Claims the pin without touching the modem: as an input it leaves RST alone.</summary>
    /// <exception cref="HatException">The pin cannot be had; the message says what to do.</exception>
    public static ModemReset Open(GpioController gpio, int pin, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(gpio);
        try
        {
            return new ModemReset(gpio.OpenPin(pin, PinMode.Input), pin, time);
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            throw Trouble(pin, fault);
        }
    }

    /// <summary>
    /// Resets the modem: it loses its LoRaWAN session and says its banner again. A pulse that has begun is finished whatever
    /// <paramref name="stop"/> says, so that the modem is never left in reset.
    /// </summary>
    /// <exception cref="HatException">The pin cannot be switched; the message says what to do.</exception>
    public async Task PulseAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            // On an input a write is only remembered: the output then begins low, without a moment of driving high.
            _pin.Write(PinValue.Low);
            try
            {
                _pin.SetPinMode(PinMode.Output);
                await Task.Delay(Hold, _time, CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                _pin.SetPinMode(PinMode.Input);
            }
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            throw Trouble(_number, fault);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Lets RST go and gives the pin back.</summary>
    public void Dispose()
    {
        try
        {
            _pin.Dispose();
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            // The controller is gone, and with it its hold on the pin.
        }

        _one.Dispose();
    }

    private static HatException Trouble(int pin, Exception fault) =>
        HatFault.Pin(pin, "modem's reset line", nameof(HatSettings.ModemResetPin), fault);
}
