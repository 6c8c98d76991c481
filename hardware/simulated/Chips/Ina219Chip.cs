using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// INA219 across a shunt in a lamp's supply (TI SBOS448, 8.5 and 8.6): shunt voltage in 10 uV, bus voltage in 4 mV, current
/// and power by the calibration register.
/// </summary>
public sealed class Ina219Chip(Lamp lamp) : II2cTarget, IChip
{
    public const int Address = 0x40;
    private const int ResetConfiguration = 0x399F;
    private const double ShuntOhm = 0.1;

    private readonly Lock _lock = new();
    private int _configuration = ResetConfiguration;
    private int _calibration;
    private int _pointer;
    private bool _powered;
    private int? _heldShunt;
    private int? _heldBus;
    private int _conversions;

    /// <summary>What is broken about it.</summary>
    public MeterFault Fault { get; set; }

    public void PowerUp()
    {
        lock (_lock)
        {
            (_powered, _configuration, _calibration, _pointer) = (true, ResetConfiguration, 0, 0);
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

            _pointer = data[0];
            if (data.Length == 3)
            {
                Store(_pointer, (data[1] << 8) | data[2]);
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

            _conversions++;
            var value = Register(_pointer);
            for (var i = 0; i < buffer.Length; i++)
            {
                buffer[i] = unchecked((byte)(i % 2 == 0 ? value >> 8 : value));
            }

            return true;
        }
    }

    private void Store(int register, int value)
    {
        if (register == 0)
        {
            _configuration = (value & 0x8000) != 0 ? ResetConfiguration : value;
            _calibration = (value & 0x8000) != 0 ? 0 : _calibration;
        }
        else if (register == 5)
        {
            // Bit 0 is not stored: it reads 0 (SBOS448, 8.6.3.1).
            _calibration = value & 0xFFFE;
        }
    }

    private int Register(int register) => register switch
    {
        0 => _configuration,
        1 => Shunt,
        2 => (Bus << 3) | 2 | (Overflows ? 1 : 0),
        3 => Power & 0xFFFF,
        4 => Current & 0xFFFF,
        5 => _calibration,
        _ => 0,
    };

    // Full scale is 40, 80, 160 or 320 mV by the gain bits.
    private int Shunt
    {
        get
        {
            var limit = 4000 << ((_configuration >> 11) & 3);
            var amperes = Fault == MeterFault.ShuntShorted ? 100 : lamp.Watts / lamp.Volts;
            var shunt = (int)Math.Clamp(Math.Round(amperes * ShuntOhm * 100_000), -limit, limit);
            return Held(ref _heldShunt, Fault == MeterFault.ShuntOpen ? 0 : shunt);
        }
    }

    private int Bus
    {
        get
        {
            var volts = Fault == MeterFault.SupplyOpen ? 0 : Fault == MeterFault.Noisy && _conversions / 2 % 2 == 0 ? lamp.Volts - 5 : lamp.Volts;
            return Held(ref _heldBus, (int)Math.Clamp(Math.Round(volts / 0.004), 0, (_configuration & 0x2000) != 0 ? 8000 : 4000));
        }
    }

    private int Held(ref int? held, int live) => Fault == MeterFault.Stuck ? held ??= live : (held = live).Value;

    // SBOS448 equations 4 and 5.
    private int Current => Shunt * _calibration / 4096;

    private int Power => Current * Bus / 5000;

    private bool Overflows => Current > short.MaxValue || Power > ushort.MaxValue;
}
