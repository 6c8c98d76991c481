using System.IO.Ports;
using System.Threading;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// JSN-SR04T in mode 2 (R27 = 120 kOhm on version 2.0; 47 kOhm makes it talk by itself), ultrasonic, 25 to 600 cm: answers byte 55h
    /// with a frame. AJ-SR04M and other clones leave the head out of the sum: <see cref="SumRule"/> says when that is taken.
    /// </summary>
    public sealed class JsnSr04t : EchoLine
    {
        /// <summary>Nearer echoes come from inside the dead zone, mm.</summary>
        public const int NearestDistance = 250;

        /// <summary>Farther ones are beyond the data sheet, mm.</summary>
        public const int FarthestDistance = 6000;

        // A measurement takes up to 60 ms; the echoes of one ping are gone when the next begins.
        private const int Timeout = 150;
        private const int Apart = 60;
        private const int WakeUp = 150;

        private static readonly byte[] Trigger = { 0x55 };

        private readonly SumRule sums;

        /// <param name="portName">The UART, its pins set.</param>
        /// <param name="log">Told when it turns out to be a clone.</param>
        public JsnSr04t(string portName, ILog log)
            : base(Part.JsnSr04t, portName, NearestDistance, FarthestDistance, Timeout)
        {
            sums = new SumRule(log);
        }

        /// <inheritdoc/>
        public override Cause Begin()
        {
            // Its supply came on with this sample.
            Thread.Sleep(WakeUp);
            return base.Begin();
        }

        /// <inheritdoc/>
        protected override void Ask(SerialPort open)
        {
            Thread.Sleep(Apart);
            open.Write(Trigger, 0, Trigger.Length);
        }

        /// <inheritdoc/>
        protected override bool IsWhole(byte[] frame) => frame[0] == Head && sums.Takes(frame[0], frame[1], frame[2], frame[3]);
    }
}
