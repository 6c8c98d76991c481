using System;
using System.Diagnostics;
using System.Threading;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using Iot.Device.Hcsr04.Esp32;
using UnitsNet;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// HC-SR04, ultrasonic, 2 to 400 cm, through its binding, which times the echo with the RMT unit. Not waterproof: for a
    /// trial in a dry shaft.
    /// </summary>
    public sealed class HcSr04 : IPing, IDisposable
    {
        /// <summary>Nearer echoes come from inside the dead zone, mm.</summary>
        public const int NearestDistance = 20;

        /// <summary>Of its data sheet, mm.</summary>
        public const int FarthestDistance = 4000;

        // The binding gives up after 100 ms without an edge on the echo pin. Without an echo the sensor itself ends its pulse
        // after 38 ms, and the binding refuses that earlier.
        private const int SilenceMilliseconds = 80;

        // The sensor has woken up, and the echoes of the last ping are gone; also spares the binding its own wait, so that its
        // time says what it saw.
        private const int Apart = 65;

        private readonly int trigger;
        private readonly int echo;
        private Hcsr04? chip;

        /// <param name="trigger">GPIO.</param>
        /// <param name="echo">GPIO, behind a divider: the sensor's output has 5 V.</param>
        public HcSr04(int trigger, int echo)
        {
            this.trigger = trigger;
            this.echo = echo;
        }

        /// <inheritdoc/>
        public Part Part => Part.HcSr04;

        /// <inheritdoc/>
        public bool TellsLevel => false;

        /// <inheritdoc/>
        public int NearestMm => NearestDistance;

        /// <inheritdoc/>
        public int FarthestMm => FarthestDistance;

        /// <inheritdoc/>
        public int Raw { get; private set; }

        /// <inheritdoc/>
        public int Grain => 0;

        /// <inheritdoc/>
        public Cause Begin()
        {
            if (chip == null)
            {
                chip = new Hcsr04(trigger, echo);
            }

            return Cause.None;
        }

        /// <inheritdoc/>
        public Cause Ping(out int mm)
        {
            mm = 0;
            if (chip == null)
            {
                return Cause.NoAnswer;
            }

            Thread.Sleep(Apart);
            Stopwatch watch = Stopwatch.StartNew();
            if (!chip.TryGetDistance(out Length distance))
            {
                return watch.ElapsedMilliseconds < SilenceMilliseconds ? Cause.EchoLost : Cause.NoAnswer;
            }

            double millimetres = distance.Millimeters;
            // NaN first: on the device it compares as anything.
            if (double.IsNaN(millimetres) || millimetres < 0 || millimetres > 5000)
            {
                return Cause.OutOfRange;
            }

            Raw = (int)(millimetres * 10.0);
            mm = (int)(millimetres + 0.5);
            return mm < NearestDistance ? Cause.DeadZone : Cause.None;
        }

        /// <inheritdoc/>
        public void End()
        {
        }

        /// <summary>Gives the pins back.</summary>
        public void Dispose()
        {
            if (chip != null)
            {
                chip.Dispose();
                chip = null;
            }
        }
    }
}
