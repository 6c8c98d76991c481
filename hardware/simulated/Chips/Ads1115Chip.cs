using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// TI ADS1115 (SBAS444, 8.6): a pointer and four registers of 16 bits. A conversion takes 1/rate, its input is what it was
/// when the conversion began, and it saturates at the range's ends and at what its supply lets through.
/// </summary>
public sealed class Ads1115Chip(TimeProvider time, double supplyVolts = 3.3) : II2cTarget, IChip
{
    public const int Address = 0x48;

    private const int ConversionRegister = 0;
    private const int ConfigRegister = 1;
    private const int LowThresholdRegister = 2;
    private const int ResetConfig = 0x8583;
    private const int StartOrReady = 0x8000;
    private const int SingleShot = 0x0100;

    private static readonly double[] FullScales = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256];
    private static readonly int[] Rates = [8, 16, 32, 64, 128, 250, 475, 860];

    // Positive and negative input by MUX; -1 is ground.
    private static readonly (int Plus, int Minus)[] Inputs = [(0, 1), (0, 3), (1, 3), (2, 3), (0, -1), (1, -1), (2, -1), (3, -1)];

    private readonly Lock _lock = new();
    private readonly Func<double>[] _pins = [() => 0, () => 0, () => 0, () => 0];
    private readonly int[] _thresholds = [0x8000, 0x7FFF];
    private int _config = ResetConfig;
    private int _conversion;
    private int _next;
    private int _pointer;
    private bool _powered;
    private bool _converting;
    private long _ready;

    /// <summary>Wires a voltage to AIN0..AIN3.</summary>
    public Ads1115Chip OnInput(int pin, Func<double> volts)
    {
        _pins[pin] = volts;
        return this;
    }

    public void PowerUp()
    {
        lock (_lock)
        {
            (_powered, _config, _conversion, _pointer, _converting) = (true, ResetConfig, 0, 0, false);
            (_thresholds[0], _thresholds[1]) = (0x8000, 0x7FFF);
        }
    }

    public void PowerDown()
    {
        lock (_lock)
        {
            _powered = false;
        }
    }

    public bool Write(byte[] data)
    {
        lock (_lock)
        {
            if (!_powered || data.Length is not (1 or 3))
            {
                return false;
            }

            _pointer = data[0] & 3;
            if (data.Length == 3)
            {
                Store((data[1] << 8) | data[2]);
            }

            return true;
        }
    }

    public bool Read(byte[] buffer)
    {
        lock (_lock)
        {
            if (!_powered)
            {
                return false;
            }

            Finish();
            var value = Register();
            for (var i = 0; i < buffer.Length; i++)
            {
                buffer[i] = unchecked((byte)(i % 2 == 0 ? value >> 8 : value));
            }

            return true;
        }
    }

    private bool IsContinuous => (_config & SingleShot) == 0;

    private void Store(int value)
    {
        if (_pointer == ConfigRegister)
        {
            Finish();
            _config = value & ~StartOrReady;
            // Writing OS has no effect while a conversion is under way (table 8); another mode or input begins anew.
            if (IsContinuous || ((value & StartOrReady) != 0 && !_converting))
            {
                Begin(time.GetTimestamp());
            }
        }
        else if (_pointer >= LowThresholdRegister)
        {
            _thresholds[_pointer - LowThresholdRegister] = value;
        }
    }

    private int Register() => _pointer switch
    {
        ConversionRegister => _conversion & 0xFFFF,
        // OS reads 0 while a conversion is under way: in continuous mode always.
        ConfigRegister => _config | (_converting ? 0 : StartOrReady),
        _ => _thresholds[_pointer - LowThresholdRegister],
    };

    private void Begin(long at)
    {
        _converting = true;
        _next = Sample();
        _ready = at + (time.TimestampFrequency / Rates[(_config >> 5) & 7]);
    }

    private void Finish()
    {
        var now = time.GetTimestamp();
        if (!_converting || now < _ready)
        {
            return;
        }

        _converting = false;
        _conversion = _next;
        if (IsContinuous)
        {
            // Conversions that nobody looked at are not made up for: the newest one ended just now.
            _conversion = now - _ready > time.TimestampFrequency / Rates[(_config >> 5) & 7] ? Sample() : _conversion;
            Begin(now);
        }
    }

    private int Sample()
    {
        var (plus, minus) = Inputs[(_config >> 12) & 7];
        var volts = Pin(plus) - Pin(minus);
        return (int)Math.Clamp(Math.Round(volts / FullScales[(_config >> 9) & 7] * 32768), short.MinValue, short.MaxValue);
    }

    // The clamp diodes: an input follows no further than 0.3 V beyond the supply (absolute maximum ratings).
    private double Pin(int pin) => pin < 0 ? 0 : Math.Clamp(_pins[pin](), -0.3, supplyVolts + 0.3);
}
