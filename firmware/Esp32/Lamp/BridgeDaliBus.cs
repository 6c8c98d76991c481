using System;
using System.Diagnostics;
using System.IO.Ports;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// A DALI bus behind a UART bridge that speaks the lines of the ATX LED DALI HAT, 19200 bit/s 8N1: <c>hFE80</c> sends a forward
    /// frame, <c>tFF2D</c> sends it twice; each frame is followed by <c>N</c> (no answer), <c>J</c> and two hex digits (backward
    /// frame), or <c>X</c> or <c>Z</c> (collision). Lines that begin otherwise are other traffic. What it knows of timing is its own.
    /// </summary>
    public sealed class BridgeDaliBus : IDaliBus
    {
        private const int Speed = 19200;
        private const int SliceMilliseconds = 50;
        private const int LineTimeout = 200;
        private const int MostOtherLines = 5;
        private const string Digits = "0123456789ABCDEF";

        private readonly string portName;
        private readonly byte[] request = new byte[6];
        private readonly byte[] line = new byte[32];
        private readonly byte[] one = new byte[1];
        private SerialPort? port;

        /// <param name="portName">`COM2` and the like; its pins are set.</param>
        public BridgeDaliBus(string portName)
        {
            this.portName = portName;
        }

        /// <inheritdoc/>
        public bool TrySend(int frame)
        {
            bool twice = ForwardFrame.IsSentTwice(frame);
            // Nobody answers these: what comes back garbled was a collision, and the gear has not got the frame.
            return TryExchange(frame, twice, out int answer) && answer != DaliAnswer.Garbled
                && (!twice || (TryNextAnswer(out answer) && answer != DaliAnswer.Garbled));
        }

        /// <inheritdoc/>
        public int Ask(int frame) => TryExchange(frame, false, out int answer) ? answer : DaliAnswer.None;

        private bool TryExchange(int frame, bool twice, out int answer)
        {
            answer = DaliAnswer.None;
            try
            {
                SerialPort open = Open();
                while (open.BytesToRead > 0 && open.Read(one, 0, 1) > 0)
                {
                    // What came unasked is not the answer.
                }

                request[0] = (byte)(twice ? 't' : 'h');
                for (int digit = 0; digit < 4; digit++)
                {
                    request[1 + digit] = (byte)Digits[(frame >> (12 - (4 * digit))) & 15];
                }

                request[5] = (byte)'\n';
                open.Write(request, 0, request.Length);
            }
            catch (Exception)
            {
                Close();
                return false;
            }

            return TryNextAnswer(out answer);
        }

        private bool TryNextAnswer(out int answer)
        {
            answer = DaliAnswer.None;
            try
            {
                for (int lines = 0; lines <= MostOtherLines; lines++)
                {
                    int length = ReadLine(Open());
                    if (length < 0)
                    {
                        return false;
                    }

                    char kind = length > 0 ? (char)line[0] : '?';
                    if (kind == 'N' || kind == 'J' || kind == 'X' || kind == 'Z')
                    {
                        answer = kind == 'N' ? DaliAnswer.None : kind == 'J' && length == 3 ? ByteOf(line[1], line[2]) : DaliAnswer.Garbled;
                        return true;
                    }
                }
            }
            catch (Exception)
            {
                Close();
            }

            return false;
        }

        // Length without the line's end; -1 when none came in time. A longer line is cut.
        private int ReadLine(SerialPort open)
        {
            int length = 0;
            Stopwatch watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < LineTimeout)
            {
                if (!TryReceive(open))
                {
                    continue;
                }

                if (one[0] == '\n')
                {
                    return length;
                }

                if (one[0] != '\r' && length < line.Length)
                {
                    line[length++] = one[0];
                }
            }

            return -1;
        }

        private bool TryReceive(SerialPort open)
        {
            try
            {
                return open.Read(one, 0, 1) == 1;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }

        private static int ByteOf(byte high, byte low)
        {
            int first = Digits.IndexOf((char)high);
            int second = Digits.IndexOf((char)low);
            return first < 0 || second < 0 ? DaliAnswer.Garbled : (first << 4) | second;
        }

        private SerialPort Open()
        {
            if (port == null)
            {
                port = new SerialPort(portName, Speed);
                port.ReadTimeout = SliceMilliseconds;
                port.Open();
            }

            return port;
        }

        private void Close()
        {
            if (port != null)
            {
                port.Dispose();
                port = null;
            }
        }
    }
}
