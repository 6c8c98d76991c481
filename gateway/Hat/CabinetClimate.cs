using System.Device.I2c;
using System.Diagnostics.CodeAnalysis;
using Iot.Device.Bmxx80;
using Iot.Device.Bmxx80.FilteringMode;
using Iot.Device.Bmxx80.PowerMode;
using Iot.Device.Bmxx80.ReadResult;

namespace EdgeNodes.Gateway.Hat;

/// <summary>
/// A BME280 in the cabinet, measuring on demand. It opens the sensor with the first reading and again after every fault, so one
/// that is plugged in later, or comes back, needs no restart. Readings may be asked for from any thread.
/// </summary>
public sealed class CabinetClimate : IDisposable
{
    private readonly int _bus;
    private readonly int _address;
    private readonly Func<I2cConnectionSettings, I2cDevice> _open;
    private readonly ClimateCheck _check = new();
    private readonly Lock _gate = new();
    private Bme280? _sensor;
    private bool _disposed;

    /// <param name="bus">I2C bus, 1 on the Pi's header.</param>
    /// <param name="address">0x76 or 0x77.</param>
    /// <param name="open">Opens the device; null for the kernel's driver.</param>
    public CabinetClimate(int bus, int address = HatSettings.UsualClimateAddress, Func<I2cConnectionSettings, I2cDevice>? open = null)
    {
        _bus = bus;
        _address = address;
        _open = open ?? I2cDevice.Create;
    }

    /// <summary>Measures once; takes about 30 ms, on this thread.</summary>
    /// <param name="reading">The air in the cabinet; the default when false.</param>
    /// <param name="error">When false: one sentence that names the sensor and the remedy.</param>
    /// <returns>False when the sensor cannot be read, or says what cannot be true.</returns>
    public bool TryRead(out CabinetReading reading, [NotNullWhen(false)] out string? error)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                error = Measure(out reading);
            }
            catch (Exception fault) when (HatFault.Is(fault))
            {
                reading = default;
                error = HatFault.Climate(_bus, _address, fault);
            }

            if (error is null)
            {
                return true;
            }

            // Opening again begins with a soft reset, which is also the cure for a frozen chip.
            reading = default;
            Close();
            return false;
        }
    }

    /// <summary>Closes the sensor.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            Close();
        }
    }

    private string? Measure(out CabinetReading reading)
    {
        _sensor ??= Open();

        // Every time: a chip whose supply dipped has forgotten it, and without it answers 0x80000, which looks like weather.
        Configure(_sensor);
        Bme280ReadResult result = _sensor.Read();
        reading = default;
        if (_sensor.ReadPowerMode() != Bmx280PowerMode.Sleep)
        {
            // 3.3.3: a forced measurement ends in sleep. Until then the registers hold the one before.
            return Distrust("it did not finish measuring");
        }

        if (result is not { Temperature: { } temperature, Humidity: { } humidity, Pressure: { } pressure })
        {
            return Distrust("it left a quantity out");
        }

        reading = new CabinetReading(temperature.DegreesCelsius, humidity.Percent, pressure.Hectopascals);
        return _check.FindFault(reading) is { } fault ? Distrust(fault) : null;
    }

    private Bme280 Open()
    {
        I2cDevice device = _open(new I2cConnectionSettings(_bus, _address));
        try
        {
            return new Bme280(device);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    // 3.5.1, weather monitoring: forced mode, x1 each, no filter. Least self-heating, and the noise that tells a live chip.
    private static void Configure(Bme280 sensor)
    {
        sensor.FilterMode = Bmx280FilteringMode.Off;
        sensor.HumiditySampling = Sampling.UltraLowPower;
        sensor.PressureSampling = Sampling.UltraLowPower;
        sensor.TemperatureSampling = Sampling.UltraLowPower;
    }

    private string Distrust(string what) =>
        $"The BME280 at address 0x{_address:X2} on I2C bus {_bus} cannot be trusted: {what}; it is reset before the next reading, "
        + "and if this stays, check its supply and wiring or replace it.";

    private void Close()
    {
        try
        {
            _sensor?.Dispose();
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            // A device that is gone cannot be closed any better.
        }

        _sensor = null;
    }
}
