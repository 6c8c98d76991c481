using System.Device.Gpio;
using System.IO.Ports;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Plantower PMS5003, particulate matter (its data manual, appendix I and II). Kept in passive mode: a frame comes when it is asked
    /// for, so nothing stale waits. Sleeps between samples where <see cref="DustRhythm"/> lets it; as a duty it wakes ahead of the next.
    /// A sensor that talks in active mode all the same (it lost its supply, or does not hear us) is read as well.
    /// </summary>
    public sealed class Pms5003 : UartSensor, IDuty
    {
        /// <summary>Length of a frame.</summary>
        public const int FrameBytes = 32;

        /// <summary>Length of a command.</summary>
        public const int CommandBytes = 7;

        /// <summary>Command: 0 passive, 1 active.</summary>
        public const byte Mode = 0xE1;

        /// <summary>Command: send a frame, in passive mode.</summary>
        public const byte Ask = 0xE2;

        /// <summary>Command: 0 sleep, 1 wake.</summary>
        public const byte Run = 0xE4;

        // In its stable active mode the sensor pauses up to 2.3 s between frames.
        private const int Timeout = 2600;

        private readonly GpioPin? set;
        private readonly IClock clock;
        private readonly DustRhythm rhythm;
        private readonly DustWatch watch = new DustWatch();
        private readonly byte[] command = new byte[CommandBytes];
        private SerialPort? port;
        private bool obeys;

        /// <param name="portName">The UART, its pins set.</param>
        /// <param name="set">The pin at SET, an output; null if it is not wired: then commands put the sensor to sleep.</param>
        /// <param name="clock">The node's clock.</param>
        /// <param name="rhythm">When it runs.</param>
        public Pms5003(string portName, GpioPin? set, IClock clock, DustRhythm rhythm)
            : base(Part.Pms5003, portName, FrameBytes, Timeout)
        {
            this.set = set;
            this.clock = clock;
            this.rhythm = rhythm;
            Wake(clock.Milliseconds);
        }

        /// <summary>`42 4D`, length 28, thirteen words, the 16-bit sum of all bytes before it.</summary>
        public static bool IsWhole(byte[] frame)
        {
            if (frame[0] != 0x42 || frame[1] != 0x4D || Word(frame, 2) != FrameBytes - 4)
            {
                return false;
            }

            return Sum(frame, FrameBytes - 2) == Word(frame, FrameBytes - 2);
        }

        /// <summary>Writes a command of seven bytes: `42 4D`, the command, its value, the 16-bit sum.</summary>
        public static void PutCommand(byte[] buffer, byte command, byte value)
        {
            buffer[0] = 0x42;
            buffer[1] = 0x4D;
            buffer[2] = command;
            buffer[3] = 0;
            buffer[4] = value;
            int sum = Sum(buffer, CommandBytes - 2);
            buffer[5] = (byte)(sum >> 8);
            buffer[6] = (byte)sum;
        }

        /// <inheritdoc/>
        public void Tick(long now)
        {
            if (rhythm.IsDue(now))
            {
                Wake(now);
            }
        }

        /// <inheritdoc/>
        public long Wait(long now) => rhythm.Wait(now);

        /// <inheritdoc/>
        protected override bool IsFrame(byte[] bytes) => IsWhole(bytes);

        /// <inheritdoc/>
        protected override Cause Measure(SerialPort open, Reading into)
        {
            if (open != port)
            {
                port = open;
                obeys = false;
            }

            Follow();
            Send(Mode, 0);
            Send(Ask, 0);
            if (!TryNextFrame(open, out byte[] frame))
            {
                obeys = false;
                watch.Reset();
                return Cause.NoAnswer;
            }

            obeys = Unasked < FrameBytes;
            Cause cause = Take(frame, into);
            if (rhythm.Rests)
            {
                Sleep();
            }

            return cause;
        }

        // A sample before its time finds the sensor asleep; one that was passive and talks again has lost its supply meanwhile.
        private void Follow()
        {
            if (!rhythm.IsAwake || (obeys && Unasked >= FrameBytes))
            {
                Wake(clock.Milliseconds);
                watch.Reset();
            }
        }

        private Cause Take(byte[] frame, Reading into)
        {
            // Words 4 to 6 are the values "under atmospheric environment": PM1, PM2.5, PM10 in ug/m3.
            int pm25 = Word(frame, 12);
            int pm10 = Word(frame, 14);
            Cause cause = watch.Look(pm25, pm10, (int)Bytes.Crc32(frame, 4, FrameBytes - 8));

            // The low byte of word 13 is the sensor's own error code, the high one its version.
            cause = frame[29] != 0 ? Cause.Refused : cause;
            if (cause != Cause.None)
            {
                return cause;
            }

            into.SetSteps(QuantityTable.Pm25, pm25);
            into.SetSteps(QuantityTable.Pm10, pm10);
            return DustDoubt.Of(into, rhythm.IsSettled(clock.Milliseconds));
        }

        private void Wake(long now)
        {
            rhythm.Woke(now);
            if (set != null)
            {
                set.Write(PinValue.High);
            }
            else
            {
                Send(Run, 1);
            }
        }

        private void Sleep()
        {
            rhythm.Slept(clock.Milliseconds);
            obeys = false;
            if (set != null)
            {
                set.Write(PinValue.Low);
            }
            else
            {
                Send(Run, 0);
            }
        }

        private void Send(byte what, byte value)
        {
            if (port == null || !port.IsOpen)
            {
                return;
            }

            PutCommand(command, what, value);
            port.Write(command, 0, CommandBytes);
        }

        private static int Sum(byte[] bytes, int count)
        {
            int sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += bytes[i];
            }

            return sum;
        }

        private static int Word(byte[] frame, int at) => (frame[at] << 8) | frame[at + 1];
    }
}
