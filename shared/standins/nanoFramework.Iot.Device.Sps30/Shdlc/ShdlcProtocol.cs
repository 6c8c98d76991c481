using System;
using System.IO;
using System.IO.Ports;
using System.Threading;

namespace Iot.Device.Sps30.Shdlc;

/// <summary>
/// Sensirion's SHDLC, the controller's side: address, command, length, data, checksum between two 0x7E, stuffed. The answer has a
/// state behind the command; any that is not zero is an exception, the one that only says "look at the status register" too.
/// </summary>
public class ShdlcProtocol
{
    public ShdlcProtocol(SerialPort serialPort, int timeoutInMillis = 10000)
    {
        Serial = serialPort;
        Serial.ReadTimeout = timeoutInMillis;
        Serial.WriteTimeout = timeoutInMillis;
    }

    public SerialPort Serial { get; }

    public byte[] Execute(byte devaddr, byte command, byte[] data, int responseTime = 100)
    {
        if (!Serial.IsOpen)
        {
            Serial.Open();
        }

        while (Serial.BytesToRead > 0)
        {
            Serial.ReadByte();
        }

        var frame = Frame(devaddr, command, data);
        Serial.Write(frame, 0, frame.Length);
        Thread.Sleep(responseTime);
        return Answer(devaddr, command, Serial.ReadUnstuffedFrameContent());
    }

    private static byte[] Frame(byte address, byte command, byte[] data)
    {
        var sum = address + command + data.Length;
        using var frame = new MemoryStream();
        frame.WriteByte(0x7E);
        Stuff(frame, address);
        Stuff(frame, command);
        Stuff(frame, (byte)data.Length);
        foreach (var value in data)
        {
            sum += value;
            Stuff(frame, value);
        }

        Stuff(frame, (byte)~sum);
        frame.WriteByte(0x7E);
        return frame.ToArray();
    }

    private static void Stuff(MemoryStream frame, byte value)
    {
        if (value == 0x7E || value == 0x7D || value == 0x11 || value == 0x13)
        {
            frame.WriteByte(0x7D);
            value ^= 0x20;
        }

        frame.WriteByte(value);
    }

    private static byte[] Answer(byte address, byte command, byte[] frame)
    {
        var data = new byte[frame[3]];
        Array.Copy(frame, 4, data, 0, data.Length);
        var sum = frame[0] + frame[1] + frame[2] + frame[3];
        foreach (var value in data)
        {
            sum += value;
        }

        if ((byte)~sum != frame[frame.Length - 1])
        {
            throw new ApplicationException("Invalid checksum in the answer.");
        }

        if (frame[0] != address || frame[1] != command)
        {
            throw new ApplicationException("The answer is another device's or to another command.");
        }

        return frame[2] == 0 ? data : throw new ApplicationException(StateOf(frame[2], command));
    }

    private static string StateOf(byte state, byte command) => state switch
    {
        0x01 => $"Wrong data length (cmd=0x{command:X2})",
        0x02 => $"Unknown command (cmd=0x{command:X2})",
        0x03 => $"No access right for command (cmd=0x{command:X2})",
        0x04 => $"Illegal command parameter (cmd=0x{command:X2})",
        0x28 => $"Internal function argument out of range (cmd=0x{command:X2})",
        0x43 => $"Command not allowed in current state (cmd=0x{command:X2})",
        _ => $"Unspecified error code (cmd=0x{command:X2}, error=0x{state:X2})",
    };
}
