using System.Text;
using EdgeNodes.StandIns;

namespace System.IO.Ports;

/// <summary>A UART of the board under the firmware; reading waits up to <see cref="ReadTimeout"/>, as on the device.</summary>
public sealed class SerialPort : IDisposable
{
    private const string WireProtocolPort = "COM1";

    private ISerialTarget _line;
    private int _baudRate;

    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        PortName = portName;
        _baudRate = baudRate;
        Parity = parity;
        DataBits = dataBits;
        StopBits = stopBits;
    }

    public string PortName { get; }

    public int BaudRate
    {
        get => _baudRate;
        set
        {
            _baudRate = value;
            _line?.Open(value);
        }
    }

    public Parity Parity { get; set; }

    public int DataBits { get; set; }

    public StopBits StopBits { get; set; }

    public Handshake Handshake { get; set; }

    public SerialMode Mode { get; set; }

    /// <summary>Milliseconds; -1 waits for ever.</summary>
    public int ReadTimeout { get; set; } = Threading.Timeout.Infinite;

    public int WriteTimeout { get; set; } = Threading.Timeout.Infinite;

    public int ReadBufferSize { get; set; } = 256;

    public int WriteBufferSize { get; set; } = 256;

    public bool IsOpen => _line != null;

    public int BytesToRead => Line().Available;

    /// <summary>Not COM1: see <see cref="Open"/>.</summary>
    public static string[] GetPortNames() => new[] { "COM2", "COM3" };

    public void Open()
    {
        if (IsOpen)
        {
            throw new InvalidOperationException($"{PortName} is open already.");
        }

        // nf-interpreter of 2026-07-24, SerialPort NativeInit: CLR_E_INVALID_PARAMETER while the Wire Protocol runs on UART0, as it
        // does in the ESP32_REV3 image.
        if (PortName == WireProtocolPort)
        {
            throw new ArgumentException($"{PortName} is the Wire Protocol's in the ESP32_REV3 image; open COM2 or COM3.");
        }

        var line = Board.Current.FindSerial(PortName)
            ?? throw new ArgumentException($"{PortName} has no pins; call Configuration.SetPinFunction for its RX and TX first.");
        line.Open(_baudRate);
        _line = line;
    }

    public void Close()
    {
        _line?.Close();
        _line = null;
    }

    public void Dispose() => Close();

    /// <summary>Returns what came within the timeout, which can be less than asked for.</summary>
    public int Read(byte[] buffer, int offset, int count)
    {
        var line = Line();
        WaitFor(line, count);
        return line.Read(buffer, offset, count);
    }

    /// <summary>One byte, -1 when none came within the timeout.</summary>
    public int ReadByte()
    {
        var one = new byte[1];
        return Read(one, 0, 1) == 1 ? one[0] : -1;
    }

    public string ReadExisting()
    {
        var line = Line();
        var bytes = new byte[line.Available];
        return Encoding.UTF8.GetString(bytes, 0, line.Read(bytes, 0, bytes.Length));
    }

    public void Write(byte[] buffer, int offset, int count) => Line().Write(buffer, offset, count);

    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Write(bytes, 0, bytes.Length);
    }

    public void WriteByte(byte value) => Write(new[] { value }, 0, 1);

    private void WaitFor(ISerialTarget line, int count)
    {
        var board = Board.Current;
        var clock = Diagnostics.Stopwatch.StartNew();
        while (line.Available < count)
        {
            var left = ReadTimeout < 0 ? 1000 : ReadTimeout - clock.ElapsedMilliseconds;
            if (left <= 0)
            {
                return;
            }

            var next = line.NextByteIn.TotalMilliseconds;
            board.Wait(TimeSpan.FromMilliseconds(Math.Min(left, next < 0 ? 20 : Math.Max(1, next))));
        }
    }

    private ISerialTarget Line()
    {
        Board.Current.ThrowIfOff();
        return _line ?? throw new InvalidOperationException($"{PortName} is not open.");
    }
}
