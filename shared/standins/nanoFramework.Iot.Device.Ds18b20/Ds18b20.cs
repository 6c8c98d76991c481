using System.Collections;
using System.Threading;
using nanoFramework.Device.OneWire;
using UnitsNet;

namespace Iot.Device.Ds18b20;

/// <summary>Maxim DS18B20 thermometer on a 1-Wire bus.</summary>
public class Ds18b20
{
    private readonly OneWireHost _host;
    private readonly bool _many;
    private TemperatureResolution _resolution;

    public Ds18b20(
        OneWireHost oneWireHost,
        byte[] deviceAddress = null,
        bool manyDevicesConnected = false,
        TemperatureResolution temperatureResolution = TemperatureResolution.VeryHigh)
    {
        _host = oneWireHost;
        _many = manyDevicesConnected;
        _resolution = temperatureResolution;
        Address = deviceAddress;
    }

    /// <summary>ROM code of the thermometer that is read.</summary>
    public byte[] Address { get; set; }

    /// <summary>ROM codes that <see cref="Initialize"/> found.</summary>
    public byte[][] AddressNet { get; private set; }

    public TemperatureResolution TemperatureResolution
    {
        get => _resolution;
        set => _resolution = value;
    }

    /// <summary>Finds the thermometers on the bus and writes the resolution; false when there is none.</summary>
    public bool Initialize()
    {
        var found = new ArrayList();
        foreach (byte[] rom in _host.FindAllDevices())
        {
            if (rom[0] == (byte)RomCommands.FamilyCode)
            {
                found.Add(rom);
            }
        }

        AddressNet = (byte[][])found.ToArray(typeof(byte[]));
        if (AddressNet.Length == 0)
        {
            return false;
        }

        Address ??= AddressNet[0];
        return WriteResolution();
    }

    /// <summary>Converts (up to 750 ms) and reads; false when nobody answers or the CRC is wrong.</summary>
    public bool TryReadTemperature(out Temperature temperature)
    {
        temperature = default;
        if (!Select())
        {
            return false;
        }

        _host.WriteByte((byte)FunctionCommands.ConvertTemperature);
        // Data sheet, table 2: 93.75, 187.5, 375 and 750 ms.
        Thread.Sleep((750 >> (3 - (int)_resolution)) + 1);
        if (!TryReadScratchpad(out var pad))
        {
            return false;
        }

        temperature = Temperature.FromDegreesCelsius((short)(pad[0] | (pad[1] << 8)) / 16.0);
        return true;
    }

    private bool WriteResolution()
    {
        if (!TryReadScratchpad(out var pad) || !Select())
        {
            return false;
        }

        _host.WriteByte((byte)FunctionCommands.WriteScratchpad);
        _host.WriteByte(pad[2]);
        _host.WriteByte(pad[3]);
        _host.WriteByte((byte)(((byte)_resolution << 5) | 0x1F));
        return true;
    }

    private bool TryReadScratchpad(out byte[] pad)
    {
        pad = new byte[9];
        if (!Select())
        {
            return false;
        }

        _host.WriteByte((byte)FunctionCommands.ReadScratchpad);
        for (var i = 0; i < pad.Length; i++)
        {
            pad[i] = _host.ReadByte();
        }

        return Crc(pad) == pad[8];
    }

    private bool Select()
    {
        if (!_host.TouchReset())
        {
            return false;
        }

        if (!_many || Address == null)
        {
            _host.WriteByte((byte)RomCommands.Skip);
            return true;
        }

        _host.WriteByte((byte)RomCommands.Match);
        foreach (var part in Address)
        {
            _host.WriteByte(part);
        }

        return true;
    }

    // Maxim application note 27: x^8 + x^5 + x^4 + 1, least significant bit first.
    private static byte Crc(byte[] pad)
    {
        var crc = 0;
        for (var i = 0; i < 8; i++)
        {
            crc ^= pad[i];
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1;
            }
        }

        return (byte)crc;
    }
}
