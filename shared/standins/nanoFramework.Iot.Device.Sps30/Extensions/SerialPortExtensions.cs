using System.Diagnostics;
using System.Threading;

namespace System.IO.Ports;

/// <summary>Reads SHDLC frames from a port.</summary>
public static class SerialPortExtensions
{
    private const int LeastBytes = 5;

    /// <summary>The next frame, unstuffed and without its two 0x7E. Throws when none came within the port's read timeout.</summary>
    public static byte[] ReadUnstuffedFrameContent(this SerialPort serialPort)
    {
        var clock = Stopwatch.StartNew();
        var frame = new MemoryStream();
        while (true)
        {
            if (serialPort.ReadTimeout > 0 && clock.ElapsedMilliseconds > serialPort.ReadTimeout)
            {
                throw new ApplicationException("Timeout waiting for a frame.");
            }

            if (serialPort.BytesToRead == 0)
            {
                Thread.Sleep(5);
                continue;
            }

            var value = (byte)serialPort.ReadByte();
            if (value == 0x7E && frame.Length >= LeastBytes)
            {
                return frame.ToArray();
            }

            if (value == 0x7E)
            {
                frame.SetLength(0);
            }
            else
            {
                frame.WriteByte(value == 0x7D ? Unstuffed((byte)serialPort.ReadByte()) : value);
            }
        }
    }

    private static byte Unstuffed(byte value) => value switch
    {
        0x5E or 0x5D or 0x31 or 0x33 => (byte)(value ^ 0x20),
        _ => throw new ApplicationException($"0x7D is followed by 0x{value:X2}."),
    };
}
