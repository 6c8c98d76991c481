using System.IO.Ports;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Esp32
{
    /// <summary>Plantower PMS5003, particulate matter, active mode: a frame of 32 bytes about once a second.</summary>
    public sealed class Pms5003 : UartSensor
    {
        /// <summary>Length of a frame.</summary>
        public const int FrameBytes = 32;

        // In its stable mode the sensor pauses up to 2.3 s between frames.
        private const int Timeout = 2600;

        /// <param name="portName">The UART, its pins set.</param>
        public Pms5003(string portName)
            : base(Part.Pms5003, portName, FrameBytes, Timeout)
        {
        }

        /// <summary>`42 4D`, length 28, thirteen words, the 16-bit sum of all bytes before it.</summary>
        public static bool IsWhole(byte[] frame)
        {
            if (frame[0] != 0x42 || frame[1] != 0x4D || Word(frame, 2) != FrameBytes - 4)
            {
                return false;
            }

            int sum = 0;
            for (int i = 0; i < FrameBytes - 2; i++)
            {
                sum += frame[i];
            }

            return sum == Word(frame, FrameBytes - 2);
        }

        /// <inheritdoc/>
        protected override bool IsFrame(byte[] bytes) => IsWhole(bytes);

        /// <inheritdoc/>
        protected override Cause Measure(SerialPort open, Reading into)
        {
            if (!TryNextFrame(open, out byte[] frame))
            {
                return Cause.NoAnswer;
            }

            // Words 4 to 6 are the values "under atmospheric environment": PM1, PM2.5, PM10 in ug/m3.
            bool fine = into.Set(QuantityTable.Pm25, Word(frame, 12));
            return into.Set(QuantityTable.Pm10, Word(frame, 14)) && fine ? Cause.None : Cause.OutOfRange;
        }

        private static int Word(byte[] frame, int at) => (frame[at] << 8) | frame[at + 1];
    }
}
