using EdgeNodes.Simulated.Weather;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// A BME680 as its I2C bus sees it (BST-BME680-DS001): registers, forced mode, heater. Writing forced mode begins a sample;
/// the data registers change when the measurement is over.
/// </summary>
public sealed class Bme680Chip(ISurroundings around, TimeProvider time) : II2cTarget, IChip
{
    public const int Address = 0x76;
    private const int ChipId = 0xD0;
    private const int SoftReset = 0xE0;
    private const int GasControl0 = 0x70;
    private const int GasControl1 = 0x71;
    private const int HumidityControl = 0x72;
    private const int MeasureControl = 0x74;
    private const int StatusRegister = 0x1D;
    private const double ColdestStablePlate = 180;
    private const double HottestPlate = 420;

    private static readonly int[] Cycles = [0, 1, 2, 4, 8, 16, 16, 16];
    private readonly Lock _lock = new();
    private readonly byte[] _registers = new byte[256];
    private byte _pointer;
    private long _begun;
    private TimeSpan _takes;
    private bool _measuring;
    private bool _powered;

    /// <summary>The heater's wire is broken: the plate stays cold.</summary>
    public bool HeaterIsBroken { get; set; }

    public void PowerUp()
    {
        lock (_lock)
        {
            _powered = true;
            Reset();
        }
    }

    public void PowerDown()
    {
        lock (_lock)
        {
            _powered = false;
        }
    }

    /// <summary>One byte sets the register pointer; pairs of register and value write (data sheet 6.2.1).</summary>
    public bool Write(byte[] data)
    {
        lock (_lock)
        {
            if (!_powered || data.Length == 0)
            {
                return false;
            }

            _pointer = data[0];
            for (var i = 0; i + 1 < data.Length; i += 2)
            {
                WriteRegister(data[i], data[i + 1]);
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

            FinishWhenDue();
            for (var i = 0; i < buffer.Length; i++)
            {
                buffer[i] = _registers[_pointer++];
            }

            return true;
        }
    }

    private void Reset()
    {
        Array.Clear(_registers);
        Bme680Calibration.WriteTo(_registers);
        _registers[ChipId] = 0x61;
        _measuring = false;

        // Data registers before the first measurement (data sheet 5.2, reset values).
        _registers[0x1F] = 0x80;
        _registers[0x22] = 0x80;
        _registers[0x25] = 0x80;
    }

    private void WriteRegister(byte register, byte value)
    {
        switch (register)
        {
            case SoftReset when value == 0xB6:
                Reset();
                break;
            case MeasureControl:
                _registers[register] = value;
                if ((value & 3) == 1)
                {
                    Begin();
                }

                break;
            case >= 0x50 and <= 0x75 when register != 0x73:
                _registers[register] = value;
                break;
        }
    }

    private void Begin()
    {
        FinishWhenDue();
        if (_measuring)
        {
            return;
        }

        around.SampleBegins();
        _measuring = true;
        _begun = time.GetTimestamp();
        _takes = Duration();
        _registers[StatusRegister] = (byte)(0x20 | (_registers[GasControl1] & 0x0F));
    }

    private void FinishWhenDue()
    {
        if (!_measuring || time.GetElapsedTime(_begun) < _takes)
        {
            return;
        }

        _measuring = false;
        _registers[MeasureControl] &= 0xFC;
        _registers[StatusRegister] = (byte)(0x80 | (_registers[GasControl1] & 0x0F));
        Convert();
    }

    private void Convert()
    {
        var control = _registers[MeasureControl];
        var rawTemperature = Bme680Compensation.RawTemperature(around.Of(Measurand.AirTemperature));
        var fine = Bme680Compensation.FineTemperature(rawTemperature);
        Store20(0x22, control >> 5 == 0 ? 0x80000 : rawTemperature);
        Store20(0x1F, ((control >> 2) & 7) == 0 ? 0x80000 : Bme680Compensation.RawPressure(fine, around.Of(Measurand.Pressure) * 100));
        var rawHumidity = (_registers[HumidityControl] & 7) == 0 ? 0x8000 : Bme680Compensation.RawHumidity(fine, around.Of(Measurand.Humidity));
        _registers[0x25] = (byte)(rawHumidity >> 8);
        _registers[0x26] = (byte)rawHumidity;
        StoreGas();
    }

    private void StoreGas()
    {
        if (!GasRuns)
        {
            _registers[0x2B] &= 0x0F;
            return;
        }

        var (raw, range) = Bme680Compensation.RawGas(around.Of(Measurand.GasResistance));
        _registers[0x2A] = (byte)(raw >> 2);
        _registers[0x2B] = (byte)(((raw & 3) << 6) | 0x20 | (HeaterIsStable ? 0x10 : 0) | range);
    }

    private bool GasRuns => (_registers[GasControl1] & 0x10) != 0;

    private int Profile => Math.Min(_registers[GasControl1] & 0x0F, 9);

    private TimeSpan HeatingTime
    {
        get
        {
            var wait = _registers[0x64 + Profile];
            return TimeSpan.FromMilliseconds((wait & 0x3F) * (1 << (2 * (wait >> 6))));
        }
    }

    // The plate needs 20 to 30 ms to its target (data sheet 3.3.3), and only a hot one reacts to gas.
    private bool HeaterIsStable
    {
        get
        {
            var target = Bme680Compensation.HeaterTarget(_registers[0x5A + Profile], around.Of(Measurand.AirTemperature));
            return !HeaterIsBroken && (_registers[GasControl0] & 0x08) == 0
                && target is > ColdestStablePlate and < HottestPlate
                && HeatingTime >= TimeSpan.FromMilliseconds(20);
        }
    }

    // 1.963 ms a cycle, and what switching and gas conversion take (Bosch's sensor API).
    private TimeSpan Duration()
    {
        var control = _registers[MeasureControl];
        var cycles = Cycles[control >> 5] + Cycles[(control >> 2) & 7] + Cycles[_registers[HumidityControl] & 7];
        var milliseconds = (cycles * 1.963) + (4 * 0.477) + (GasRuns ? 5 * 0.477 : 0);
        return TimeSpan.FromMilliseconds(milliseconds) + (GasRuns ? HeatingTime : TimeSpan.Zero);
    }

    private void Store20(int register, int raw)
    {
        _registers[register] = (byte)(raw >> 12);
        _registers[register + 1] = (byte)(raw >> 4);
        _registers[register + 2] = (byte)(raw << 4);
    }
}
