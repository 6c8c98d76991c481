using System;
using System.Diagnostics;
using System.IO.Ports;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>An ultrasonic sensor that tells its distance as `FF hi lo sum` at 9600 baud, in mm.</summary>
    public abstract class EchoLine : IPing
    {
        /// <summary>Length of a frame.</summary>
        public const int FrameBytes = 4;

        /// <summary>First byte of a frame.</summary>
        public const int Head = 0xFF;

        // Both kinds of sensors say 0 when they hear nothing, some clones the largest numbers there are.
        private const int LeastNothing = 0xFFFD;
        private const int SliceMilliseconds = 50;

        private readonly string portName;
        private readonly int timeout;
        private readonly byte[] window = new byte[FrameBytes];
        private readonly byte[] chunk = new byte[FrameBytes];
        private SerialPort? port;

        /// <param name="part">Which sensor.</param>
        /// <param name="portName">`COM2` and the like; its pins are set.</param>
        /// <param name="nearest">Nearest distance of its data sheet, mm.</param>
        /// <param name="farthest">Farthest distance of its data sheet, mm.</param>
        /// <param name="timeout">Milliseconds in which a healthy sensor has sent a frame.</param>
        protected EchoLine(Part part, string portName, int nearest, int farthest, int timeout)
        {
            Part = part;
            NearestMm = nearest;
            FarthestMm = farthest;
            this.portName = portName;
            this.timeout = timeout;
        }

        /// <inheritdoc/>
        public Part Part { get; }

        /// <inheritdoc/>
        public bool TellsLevel => false;

        /// <inheritdoc/>
        public int NearestMm { get; }

        /// <inheritdoc/>
        public int FarthestMm { get; }

        /// <inheritdoc/>
        public int Raw { get; private set; }

        /// <inheritdoc/>
        public int Grain => 0;

        /// <inheritdoc/>
        public virtual Cause Begin()
        {
            try
            {
                if (port == null)
                {
                    port = new SerialPort(portName, 9600);
                    port.ReadTimeout = SliceMilliseconds;
                    port.Open();
                }

                // What waits may be minutes old.
                Discard(port);
                return Cause.None;
            }
            catch (Exception)
            {
                Close();
                throw;
            }
        }

        /// <inheritdoc/>
        public Cause Ping(out int mm)
        {
            mm = 0;
            if (port == null)
            {
                return Cause.NoAnswer;
            }

            try
            {
                Ask(port);
                Cause cause = Listen(port);
                if (cause != Cause.None)
                {
                    return cause;
                }

                Raw = (window[1] << 8) | window[2];
                mm = Raw;
                return Raw == 0 || Raw >= LeastNothing ? Cause.EchoLost
                    : Raw < NearestMm ? Cause.DeadZone
                    : Raw > FarthestMm ? Cause.OutOfRange : Cause.None;
            }
            catch (Exception)
            {
                // A port that failed is opened anew at the next sample.
                Close();
                throw;
            }
        }

        /// <inheritdoc/>
        public void End()
        {
        }

        /// <summary>Asks for a measurement, if the sensor has to be asked.</summary>
        protected abstract void Ask(SerialPort open);

        /// <summary>True for a frame whose sum is right.</summary>
        protected abstract bool IsWhole(byte[] frame);

        // Bytes slide through the window until a whole frame stands in it. A head whose four bytes do not add up counts as
        // damage if no whole frame follows; silence is no answer.
        private Cause Listen(SerialPort open)
        {
            int fresh = 0;
            bool damaged = false;
            Stopwatch watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < timeout)
            {
                int wanted = fresh < FrameBytes ? FrameBytes - fresh : 1;
                int count = Receive(open, wanted);
                if (count == 0 && damaged)
                {
                    // It had its say: what follows belongs to the next ping.
                    return Cause.Checksum;
                }

                for (int i = 0; i < count; i++)
                {
                    Array.Copy(window, 1, window, 0, FrameBytes - 1);
                    window[FrameBytes - 1] = chunk[i];
                    fresh++;
                    if (fresh >= FrameBytes && IsWhole(window))
                    {
                        return Cause.None;
                    }

                    damaged = damaged || (fresh >= FrameBytes && window[0] == Head);
                }
            }

            return damaged || fresh > 0 ? Cause.Checksum : Cause.NoAnswer;
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

        private void Discard(SerialPort open)
        {
            for (int waiting = open.BytesToRead; waiting > 0; waiting = open.BytesToRead)
            {
                Receive(open, waiting < FrameBytes ? waiting : FrameBytes);
            }
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
