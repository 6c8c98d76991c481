using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;

/// <summary>
/// A serial device, 115200 8N1, raw. A thread of its own waits for what comes in: that can be neither cancelled nor closed
/// from outside, so it wakes every 100 ms and looks whether it is still wanted. The device stays non-blocking: a write to
/// a line that takes nothing would hang for ever.
/// </summary>
internal sealed class SerialLine : ILine
{
    // 115200 Bd drain a tty's queue of 4 KiB in 0.4 s.
    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FullPause = TimeSpan.FromMilliseconds(10);

    private readonly int _fd;
    private readonly string _path;
    private readonly Thread _reader;
    private readonly Channel<byte[]> _received = Channel.CreateBounded<byte[]>(64);
    private readonly Lock _writing = new();
    private ReadOnlyMemory<byte> _rest;
    private volatile bool _closing;

    private SerialLine(int fd, string path)
    {
        (_fd, _path) = (fd, path);
        _reader = new Thread(Pump) { IsBackground = true, Name = "serial " + path };
        _reader.Start();
    }

    public static ILine Open(string path)
    {
        // Non-blocking, or opening would wait for a carrier that a three-wire line does not have.
        int fd = Termios.Open(path, Termios.OpenReadWrite | Termios.OpenNoControllingTty | Termios.OpenNonBlocking | Termios.OpenCloseOnExec);
        if (fd < 0)
        {
            throw Failed(path, "opened", Marshal.GetLastPInvokeError());
        }
        try
        {
            SetUp(fd, path);
            return new SerialLine(fd, path);
        }
        catch
        {
            _ = Termios.Close(fd);
            throw;
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        byte[] rest = bytes.ToArray();
        long start = Stopwatch.GetTimestamp();
        while (rest.Length > 0)
        {
            int written = WriteSome(rest);
            rest = rest[written..];
            if (written == 0)
            {
                // The queue of the tty is full: it drains at the line's speed, or never when the other side holds it.
                if (Stopwatch.GetElapsedTime(start) > WriteTime)
                {
                    throw new LineException(
                        $"The serial line {_path} has taken nothing for {WriteTime.TotalSeconds:0} s: check the wiring and that no flow control is on.");
                }
                await Task.Delay(FullPause, cancellationToken);
            }
            else
            {
                start = Stopwatch.GetTimestamp();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_rest.IsEmpty)
        {
            try
            {
                _rest = await _received.Reader.ReadAsync(cancellationToken);
            }
            catch (ChannelClosedException closed) when (closed.InnerException is LineException broken)
            {
                throw new LineException(broken.Message, broken);
            }
            catch (ChannelClosedException)
            {
                throw new LineException($"The serial line {_path} has been closed.");
            }
        }
        int count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public ValueTask DisposeAsync()
    {
        if (!_closing)
        {
            _closing = true;
            _reader.Join();
            lock (_writing)
            {
                _ = Termios.Close(_fd);
            }
        }
        return ValueTask.CompletedTask;
    }

    private int WriteSome(byte[] bytes)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            nint count = Termios.Write(_fd, bytes, bytes.Length);
            if (count < 0 && Marshal.GetLastPInvokeError() is not (Termios.Interrupted or Termios.TryAgain))
            {
                throw Failed(_path, "written", Marshal.GetLastPInvokeError());
            }
            return (int)Math.Max(0, count);
        }
    }

    private static void SetUp(int fd, string path)
    {
        Termios.Settings settings = new() { Characters = new byte[32] };
        if (Termios.Get(fd, ref settings) < 0)
        {
            throw Failed(path, "used as a serial line", Marshal.GetLastPInvokeError());
        }
        Termios.MakeRaw(ref settings);
        settings.Control &= ~(Termios.Parity | Termios.TwoStopBits | Termios.HardwareFlowControl);
        settings.Control |= Termios.IgnoreModemLines | Termios.EnableReceiver;
        settings.Characters[Termios.IndexOfMinimum] = 0;
        settings.Characters[Termios.IndexOfTimeout] = 0;
        if (Termios.SetSpeed(ref settings, Termios.Baud115200) < 0 || Termios.Set(fd, Termios.SetNow, ref settings) < 0)
        {
            throw Failed(path, "set to 115200 8N1", Marshal.GetLastPInvokeError());
        }
        // Two programs on one modem would steal each other's answers.
        _ = Termios.Device(fd, Termios.Exclusive, 0);
        _ = Termios.Flush(fd, Termios.InputAndOutputQueue);
    }

    private void Pump()
    {
        byte[] chunk = new byte[512];
        LineException? broken = null;
        while (!_closing && broken is null)
        {
            Termios.Watched file = new() { File = _fd, Wanted = Termios.CanRead };
            if (Termios.Poll(ref file, 1, 100) <= 0)
            {
                continue;
            }
            nint count = Termios.Read(_fd, chunk, chunk.Length);
            if (count > 0)
            {
                // A reader that does not keep up loses bytes, as a UART does; the driver's time-outs notice.
                _received.Writer.TryWrite(chunk[..(int)count]);
            }
            else if (count < 0 && Marshal.GetLastPInvokeError() is not (Termios.Interrupted or Termios.TryAgain))
            {
                broken = Failed(_path, "read", Marshal.GetLastPInvokeError());
            }
            else if (count == 0 && (file.Happened & Termios.BrokenOrGone) != 0)
            {
                // An adapter that was pulled out: it reads as an end, at once and for ever.
                broken = Failed(_path, "read", Termios.InputOutputError);
            }
        }
        _received.Writer.TryComplete(broken);
    }

    private static LineException Failed(string path, string action, int error)
    {
        string remedy = error switch
        {
            2 => "name an existing device in Uplinks:LoRaWan:Line, or tcp://host:port",
            13 => "add the gateway's user to the group that owns it (usually dialout)",
            16 => "stop the other program that uses it",
            _ => "check the wiring and the device's name",
        };
        return new LineException($"The serial line {path} cannot be {action} ({Marshal.GetPInvokeErrorMessage(error)}): {remedy}.");
    }
}
