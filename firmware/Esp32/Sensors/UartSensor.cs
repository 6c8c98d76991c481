using System;
using System.Diagnostics;
using System.IO.Ports;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// A sensor that sends frames of fixed length by itself. What waits in the receive buffer may be minutes old, so it is
    /// thrown away; then bytes slide through a window until a whole frame with a good checksum stands in it.
    /// </summary>
    public abstract class UartSensor : ISensor
    {
        private const int SliceMilliseconds = 100;

        private readonly string portName;
        private readonly byte[] window;
        private readonly byte[] chunk;
        private readonly int timeout;
        private SerialPort? port;

        /// <param name="part">Which sensor.</param>
        /// <param name="portName">`COM2` and the like; its pins are set.</param>
        /// <param name="frameBytes">Length of a frame.</param>
        /// <param name="timeout">Milliseconds in which a healthy sensor has sent a frame.</param>
        protected UartSensor(Part part, string portName, int frameBytes, int timeout)
        {
            Part = part;
            this.portName = portName;
            this.timeout = timeout;
            window = new byte[frameBytes];
            chunk = new byte[frameBytes];
        }

        /// <inheritdoc/>
        public Part Part { get; }

        /// <summary>Bytes that waited when the sample began: what the sensor had sent unasked.</summary>
        protected int Unasked { get; private set; }

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            try
            {
                SerialPort open = Open();
                Unasked = open.BytesToRead;
                Discard(open);
                return Measure(open, into);
            }
            catch (Exception)
            {
                // A port that failed is opened anew at the next sample.
                Close();
                throw;
            }
        }

        /// <summary>Takes the measurement; <see cref="TryNextFrame"/> brings fresh frames.</summary>
        protected abstract Cause Measure(SerialPort open, Reading into);

        /// <summary>True for a whole frame with a good checksum.</summary>
        protected abstract bool IsFrame(byte[] bytes);

        /// <summary>Waits for the next frame; it is valid until the next call.</summary>
        protected bool TryNextFrame(SerialPort open, out byte[] frame)
        {
            frame = window;
            int fresh = 0;
            Stopwatch watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < timeout)
            {
                // As many bytes as the frame may still lack: never more, so that nothing of the next frame is cut off.
                int wanted = fresh < window.Length ? window.Length - fresh : 1;
                int count = Receive(open, wanted);
                for (int i = 0; i < count; i++)
                {
                    Array.Copy(window, 1, window, 0, window.Length - 1);
                    window[window.Length - 1] = chunk[i];
                    fresh++;
                    if (fresh >= window.Length && IsFrame(window))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private int Receive(SerialPort open, int wanted)
        {
            try
            {
                return open.Read(chunk, 0, wanted);
            }
            catch (TimeoutException)
            {
                return 0;
            }
        }

        private SerialPort Open()
        {
            if (port == null)
            {
                port = new SerialPort(portName, 9600);
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

        private void Discard(SerialPort open)
        {
            for (int waiting = open.BytesToRead; waiting > 0; waiting = open.BytesToRead)
            {
                Receive(open, waiting < chunk.Length ? waiting : chunk.Length);
            }
        }
    }
}
