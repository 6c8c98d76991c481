using System.Device.Gpio;
using System.Device.I2c;

namespace EdgeNodes.Gateway.Hat;

/// <summary>What is fitted on the header, opened. Everything is null, and nothing touched, when the settings leave it off.</summary>
public sealed class HatParts : IDisposable
{
    private readonly GpioController? _gpio;

    private HatParts(GpioController? gpio) => _gpio = gpio;

    /// <summary>The status light, if fitted.</summary>
    public StatusLight? Light { get; private init; }

    /// <summary>The wire that resets the LoRaWAN modem, if fitted.</summary>
    public ModemReset? ModemReset { get; private init; }

    /// <summary>The cabinet's climate, if fitted. A sensor that does not answer is told by its readings, not here.</summary>
    public CabinetClimate? Climate { get; private init; }

    /// <summary>Opens what the settings name.</summary>
    /// <param name="settings">What is fitted.</param>
    /// <param name="time">The clock for pulses.</param>
    /// <param name="gpio">Makes the controller; null for the board's own.</param>
    /// <param name="i2c">Opens a device; null for the kernel's driver.</param>
    /// <exception cref="HatException">The settings are wrong, or a pin cannot be had; the message says what to do.</exception>
    public static HatParts Open(
        HatSettings settings, TimeProvider time, Func<GpioController>? gpio = null, Func<I2cConnectionSettings, I2cDevice>? i2c = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.FindMistake() is { } mistake)
        {
            throw new HatException(mistake);
        }

        if (!settings.Enabled)
        {
            return new HatParts(null);
        }

        bool needsPins = settings.StatusLedPin != 0 || settings.ModemResetPin != 0;
        GpioController? controller = needsPins ? OpenController(gpio) : null;
        try
        {
            return new HatParts(controller)
            {
                Light = settings.StatusLedPin == 0 ? null : StatusLight.Open(controller!, settings.StatusLedPin),
                ModemReset = settings.ModemResetPin == 0 ? null : ModemReset.Open(controller!, settings.ModemResetPin, time),
                Climate = settings.I2cBus == 0 ? null : new CabinetClimate(settings.I2cBus, settings.ClimateAddress, i2c),
            };
        }
        catch (HatException)
        {
            controller?.Dispose();
            throw;
        }
    }

    /// <summary>Light off, modem left running, pins given back.</summary>
    public void Dispose()
    {
        Light?.Dispose();
        ModemReset?.Dispose();
        Climate?.Dispose();
        try
        {
            _gpio?.Dispose();
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            // The kernel takes the pins back with the process.
        }
    }

    private static GpioController OpenController(Func<GpioController>? gpio)
    {
        try
        {
            return gpio is null ? new GpioController() : gpio();
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            throw HatFault.NoGpio(fault);
        }
    }
}
