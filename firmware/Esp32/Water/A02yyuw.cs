using System.IO.Ports;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Esp32
{
    /// <summary>DFRobot A02YYUW, ultrasonic, 3 to 450 cm: sends ten frames a second by itself and corrects for temperature by itself.</summary>
    public sealed class A02yyuw : EchoLine
    {
        /// <summary>Nearer echoes come from inside the dead zone, mm.</summary>
        public const int NearestDistance = 30;

        /// <summary>Farther ones are beyond the data sheet, mm.</summary>
        public const int FarthestDistance = 4500;

        // The first frame comes 150 ms after power-on, filtered values take up to 300 ms.
        private const int Timeout = 600;

        /// <param name="portName">The UART, its pins set; TX stays high: then it sends filtered values.</param>
        public A02yyuw(string portName)
            : base(Part.A02yyuw, portName, NearestDistance, FarthestDistance, Timeout)
        {
        }

        /// <summary>The head byte, and the low byte of the sum of the first three.</summary>
        public static bool HasSum(byte[] frame) =>
            frame[0] == Head && frame[3] == ((frame[0] + frame[1] + frame[2]) & 0xFF);

        /// <inheritdoc/>
        protected override void Ask(SerialPort open)
        {
            // It sends by itself.
        }

        /// <inheritdoc/>
        protected override bool IsWhole(byte[] frame) => HasSum(frame);
    }
}
