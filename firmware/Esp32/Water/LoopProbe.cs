using System.Device.Gpio;
using System.Diagnostics;
using System.Threading;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>4-20 mA pressure probe in the water: its loop is fed for a sample only, and read over a shunt.</summary>
    public sealed class LoopProbe : IPing
    {
        // Probes settle within one to two seconds: after the first it is looked at whether this one has.
        private const int LeastSettling = 1000;
        private const int MostSettling = 2000;
        private const int LookEvery = 100;
        private const int SettledMicroamps = 4;

        // Seven pings over 28 ms: a whole period of 50 Hz hum.
        private const int Apart = 3;

        private readonly GpioPin boost;
        private readonly IAnalogInput input;
        private readonly LoopScale scale;

        /// <param name="boost">An output: high feeds the loop.</param>
        /// <param name="input">The voltage at the shunt.</param>
        /// <param name="scale">Of the probe.</param>
        public LoopProbe(GpioPin boost, IAnalogInput input, LoopScale scale)
        {
            this.boost = boost;
            this.input = input;
            this.scale = scale;
        }

        /// <summary>The probe; the converter while that is silent.</summary>
        public Part Part { get; private set; } = Part.LoopProbe;

        /// <inheritdoc/>
        public bool TellsLevel => true;

        /// <inheritdoc/>
        public int NearestMm => -1;

        /// <inheritdoc/>
        public int FarthestMm => -1;

        /// <inheritdoc/>
        public int Raw { get; private set; }

        /// <summary>Counts: the converter's noise and what is left of the settling; 0.7 mm of a probe for 5 m.</summary>
        public int Grain => 4;

        /// <inheritdoc/>
        public Cause Begin()
        {
            boost.Write(PinValue.High);
            Stopwatch watch = Stopwatch.StartNew();
            Thread.Sleep(LeastSettling);
            Cause cause = Measure(out int last);
            while (cause == Cause.None && watch.ElapsedMilliseconds < MostSettling)
            {
                Thread.Sleep(LookEvery);
                cause = Measure(out int now);
                int moved = now > last ? now - last : last - now;
                last = now;
                if (moved <= SettledMicroamps)
                {
                    break;
                }
            }

            return cause;
        }

        /// <inheritdoc/>
        public Cause Ping(out int mm)
        {
            mm = 0;
            Thread.Sleep(Apart);
            Cause cause = Measure(out int microamps);
            return cause != Cause.None ? cause : scale.ToLevel(microamps, out mm);
        }

        /// <inheritdoc/>
        public void End() => boost.Write(PinValue.Low);

        private Cause Measure(out int microamps)
        {
            microamps = 0;
            Cause cause = input.Read(out int counts, out int spread);
            Part = cause == Cause.None ? Part.LoopProbe : input.Part;
            if (cause == Cause.None)
            {
                Raw = counts;
                microamps = scale.Microamps(Volts.Micro(counts, input));
            }

            return cause;
        }
    }
}
