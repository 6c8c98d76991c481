using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// A 4-20 mA pressure probe over a shunt: level = (I - 4 mA) / 16 mA * range + offset. NAMUR NE 43: below 3.6 mA the wire is
    /// broken, above 21 mA the probe tells a fault of its own; what only a short can drive is a short.
    /// </summary>
    public sealed class LoopScale
    {
        /// <summary>Below it the wire is broken, uA.</summary>
        public const int BrokenMicroamps = 3600;

        /// <summary>Above it the probe tells a fault, uA.</summary>
        public const int FaultMicroamps = 21000;

        /// <summary>A two-wire probe limits itself below this, uA.</summary>
        public const int ShortMicroamps = 24000;

        private readonly int range;
        private readonly int offset;
        private readonly int shunt;

        /// <param name="range">Level at 20 mA less the one at 4 mA, mm; negative if nobody set it.</param>
        /// <param name="offset">Level at 4 mA above the reference, mm.</param>
        /// <param name="shunt">Ohm.</param>
        public LoopScale(int range, int offset, int shunt)
        {
            this.range = range;
            this.offset = offset;
            this.shunt = shunt < 1 ? 1 : shunt;
        }

        /// <summary>The current in uA for a voltage at the shunt in uV.</summary>
        public int Microamps(long microvolts) => (int)(microvolts / shunt);

        /// <summary>The level in mm for a current in uA; else why there is none.</summary>
        public Cause ToLevel(int microamps, out int mm)
        {
            mm = 0;
            if (range <= 0)
            {
                return Cause.NotCalibrated;
            }

            if (microamps < BrokenMicroamps || microamps > FaultMicroamps)
            {
                return microamps < BrokenMicroamps ? Cause.WireBreak
                    : microamps < ShortMicroamps ? Cause.OutOfRange : Cause.ShortCircuit;
            }

            // Half a step more, towards the nearest mm on both sides of 4 mA.
            long scaled = (long)(microamps - 4000) * range;
            mm = (int)((scaled + (scaled < 0 ? -8000 : 8000)) / 16000) + offset;
            return Cause.None;
        }
    }
}
