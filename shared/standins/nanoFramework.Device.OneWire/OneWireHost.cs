using System;
using System.Collections;
using EdgeNodes.StandIns;

namespace nanoFramework.Device.OneWire;

/// <summary>The 1-Wire bus of the board under the firmware (COM3's pins on an ESP32).</summary>
public class OneWireHost : IDisposable
{
    private byte[][] _found = Array.Empty<byte[]>();
    private int _next;
    private bool _disposed;

    public OneWireHost() => Board.Current.ThrowIfOff();

    /// <summary>ROM code of the device that the last search found.</summary>
    public byte[] SerialNumber { get; set; } = new byte[8];

    private IOneWireTarget Bus => _disposed ? throw new ObjectDisposedException(nameof(OneWireHost)) : Board.Current.OneWire;

    public bool TouchReset() => Bus != null && Bus.Reset();

    public bool TouchBit(bool value) => Bus == null ? value : Bus.TouchBit(value);

    public byte TouchByte(byte value) => Bus == null ? value : Bus.Touch(value);

    public byte WriteByte(byte value) => TouchByte(value);

    public byte ReadByte() => TouchByte(0xFF);

    public bool FindFirstDevice(bool performResetBeforeSearch, bool searchWithAlarmCommand)
    {
        _found = Bus?.Search(searchWithAlarmCommand) ?? Array.Empty<byte[]>();
        _next = 0;
        return FindNextDevice(performResetBeforeSearch, searchWithAlarmCommand);
    }

    public bool FindNextDevice(bool performResetBeforeSearch, bool searchWithAlarmCommand)
    {
        if (_next >= _found.Length)
        {
            return false;
        }

        SerialNumber = _found[_next++];
        return true;
    }

    /// <summary>ROM codes (byte[8]) of all devices.</summary>
    public ArrayList FindAllDevices()
    {
        var all = new ArrayList();
        for (var more = FindFirstDevice(true, false); more; more = FindNextDevice(true, false))
        {
            all.Add(SerialNumber);
        }

        return all;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _disposed = true;
}
