using EdgeNodes.Simulated.Weather;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// A DS18B20 alone on its 1-Wire bus (data sheet DS18B20, figures 8 and 11): reset, a ROM command, a function command. The
/// scratchpad starts at 85 Cel and changes when the conversion is over.
/// </summary>
public sealed class Ds18b20Chip : IOneWireTarget, IChip
{
    private const int PowerOnReset = 0x0550;
    private readonly ISurroundings _around;
    private readonly Measurand _what;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly byte[] _rom;
    private readonly byte[] _pad = new byte[9];
    private readonly Queue<byte> _output = new();
    private Func<byte, bool>? _input;
    private bool _powered;
    private bool _converting;
    private long _ready;

    public Ds18b20Chip(ISurroundings around, TimeProvider time, long serial, Measurand what = Measurand.SoilTemperature)
    {
        _around = around;
        _what = what;
        _time = time;
        _rom = [0x28, .. BitConverter.GetBytes(serial)[..6], 0];
        _rom[7] = Crc(_rom.AsSpan(0, 7));
    }

    /// <summary>What a fault of the die makes of the temperature around it; null while it is healthy.</summary>
    public Func<double, double>? Fault { get; set; }

    /// <summary>CRC-8 of Maxim's application note 27, least significant bit first.</summary>
    public static byte Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1;
            }
        }

        return (byte)crc;
    }

    public void PowerUp()
    {
        lock (_lock)
        {
            _powered = true;
            _converting = false;
            _input = null;
            _output.Clear();

            // Alarm bytes 75 and 70, 12 bit, then the reserved bytes (data sheet figure 9).
            ((byte[])[PowerOnReset & 0xFF, PowerOnReset >> 8, 0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10, 0]).CopyTo(_pad, 0);
        }
    }

    public void PowerDown()
    {
        lock (_lock)
        {
            _powered = false;
        }
    }

    public bool Reset()
    {
        lock (_lock)
        {
            FinishWhenDue();
            _output.Clear();
            _input = _powered ? Rom : null;
            return _powered;
        }
    }

    public byte Touch(byte value)
    {
        lock (_lock)
        {
            FinishWhenDue();
            if (_output.TryDequeue(out var sent))
            {
                // Reading slots are ones; a chip that sends pulls some of them low.
                return (byte)(value & sent);
            }

            if (_input != null && !_input(value))
            {
                _input = null;
            }

            return value;
        }
    }

    /// <summary>While it converts the chip answers read slots with 0 (data sheet, CONVERT T).</summary>
    public bool TouchBit(bool value)
    {
        lock (_lock)
        {
            FinishWhenDue();
            return value && !(_powered && _converting);
        }
    }

    public byte[][] Search(bool alarmOnly) => _powered && !alarmOnly ? [[.. _rom]] : [];

    private bool Rom(byte command)
    {
        switch (command)
        {
            case 0xCC:
                _input = Function;
                return true;
            case 0x33:
                Send(_rom);
                return false;
            case 0x55:
                var at = 0;
                _input = part =>
                {
                    var matches = part == _rom[at++];
                    if (matches && at == _rom.Length)
                    {
                        _input = Function;
                    }

                    return matches;
                };
                return true;
            default:
                return false;
        }
    }

    private bool Function(byte command)
    {
        switch (command)
        {
            case 0x44:
                _converting = true;
                _ready = _time.GetTimestamp() + (long)(ConversionTime.TotalSeconds * _time.TimestampFrequency);
                return false;
            case 0xBE:
                _pad[8] = Crc(_pad.AsSpan(0, 8));
                Send(_pad);
                return false;
            case 0x4E:
                var at = 2;
                _input = value =>
                {
                    _pad[at] = at == 4 ? (byte)((value & 0x60) | 0x1F) : value;
                    return ++at < 5;
                };
                return true;
            case 0xB4:
                Send([0xFF]);
                return false;
            default:
                return false;
        }
    }

    private TimeSpan ConversionTime => TimeSpan.FromMilliseconds(93.75 * (1 << ((_pad[4] >> 5) & 3)));

    private void Send(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _output.Enqueue(value);
        }
    }

    private void FinishWhenDue()
    {
        if (!_converting || _time.GetTimestamp() < _ready)
        {
            return;
        }

        _converting = false;
        var unused = 3 - ((_pad[4] >> 5) & 3);
        var celsius = _around.Of(_what);
        var sixteenths = (int)Math.Round(Math.Clamp(Fault?.Invoke(celsius) ?? celsius, -55, 125) * 16);
        var raw = sixteenths >> unused << unused;
        _pad[0] = unchecked((byte)raw);
        _pad[1] = unchecked((byte)(raw >> 8));
    }
}
