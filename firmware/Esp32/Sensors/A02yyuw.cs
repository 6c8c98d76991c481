using System.IO.Ports;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>DFRobot A02YYUW, ultrasonic distance: `FF hi lo sum`, millimetres, ten frames a second.</summary>
    public sealed class A02yyuw : UartSensor
    {
        /// <summary>Length of a frame.</summary>
        public const int FrameBytes = 4;

        /// <summary>Nearer echoes come from inside the dead zone.</summary>
        public const int NearestMm = 30;

        /// <summary>Farther ones are none.</summary>
        public const int FarthestMm = 4500;

        // The first frame comes 150 ms after power-on.
        private const int Timeout = 600;
        private const int Pings = 3;

        private readonly int referenceMm;
        private readonly int[] distances = new int[Pings];

        /// <param name="portName">The UART, its pins set.</param>
        /// <param name="referenceMm">From the sensor down to the reference in mm; negative if not measured: then no level.</param>
        public A02yyuw(string portName, int referenceMm)
            : base(Part.A02yyuw, portName, FrameBytes, Timeout)
        {
            this.referenceMm = referenceMm;
        }

        /// <summary>The head byte, and the low byte of the sum of the first three.</summary>
        public static bool IsWhole(byte[] frame) =>
            frame[0] == 0xFF && frame[3] == ((frame[0] + frame[1] + frame[2]) & 0xFF);

        /// <inheritdoc/>
        protected override bool IsFrame(byte[] bytes) => IsWhole(bytes);

        /// <inheritdoc/>
        protected override Cause Measure(SerialPort open, Reading into)
        {
            int count = 0;
            for (int i = 0; i < Pings && TryNextFrame(open, out byte[] frame); i++)
            {
                int distance = (frame[1] << 8) | frame[2];
                if (distance >= NearestMm && distance <= FarthestMm)
                {
                    distances[count] = distance;
                    count++;
                }
            }

            if (count == 0)
            {
                return Cause.NoAnswer;
            }

            int median = Median.Of(distances, count);
            bool fine = into.Set(QuantityTable.Distance, median);
            return (referenceMm < 0 || into.Set(QuantityTable.WaterLevel, referenceMm - median)) && fine
                ? Cause.None : Cause.OutOfRange;
        }
    }
}
