using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Makes one distance of the pings of a sample: drops what is none, takes the median, throws out what lies beyond three
    /// scaled median deviations (Hampel 1974; 1.4826 makes the deviation that of a normal distribution), takes the median again.
    /// </summary>
    public sealed class EchoFilter
    {
        /// <summary>Pings of a sample. At 60 to 100 ms each a sample ends within a second, and three of seven may lie.</summary>
        public const int Pings = 7;

        // The gate never closes below this: a still surface gives deviations of 0, and 1 mm more is no outlier.
        private const int NarrowestMm = 10;

        // Waves of a flooded shaft stay below that; a sensor that scatters more measures something else.
        private const int WidestMm = 300;

        private readonly int[] pings = new int[Pings];
        private readonly int[] sorted = new int[Pings];
        private readonly int[] misses = new int[16];
        private int count;

        /// <summary>The distance, mm, after <see cref="Conclude"/> found no cause.</summary>
        public int Mm { get; private set; }

        /// <summary>Largest less smallest of the pings that count, mm: the quality of the distance.</summary>
        public int SpreadMm { get; private set; }

        /// <summary>A new sample begins.</summary>
        public void Clear()
        {
            count = 0;
            for (int i = 0; i < misses.Length; i++)
            {
                misses[i] = 0;
            }
        }

        /// <summary>Takes one ping: its distance, or why there is none.</summary>
        public void Add(Cause cause, int mm)
        {
            if (cause != Cause.None)
            {
                misses[(int)cause & 15]++;
            }
            else if (count < Pings)
            {
                pings[count] = mm;
                count++;
            }
        }

        /// <summary>None and a distance if most pings brought one; else what ailed most of the others.</summary>
        public Cause Conclude()
        {
            if (count * 2 <= Pings)
            {
                return MostFrequent();
            }

            int median = MedianOf(pings, count);
            for (int i = 0; i < count; i++)
            {
                sorted[i] = Distance(pings[i], median);
            }

            int gate = (int)(Median.Of(sorted, count) * 4.4478);
            return Keep(median, gate > NarrowestMm ? gate : NarrowestMm);
        }

        private Cause Keep(int median, int gate)
        {
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                if (Distance(pings[i], median) <= gate)
                {
                    sorted[kept] = pings[i];
                    kept++;
                }
            }

            // At least half lie within one median deviation, so something is always kept.
            Mm = Median.Of(sorted, kept);
            SpreadMm = sorted[kept - 1] - sorted[0];
            return SpreadMm > WidestMm ? Cause.Noise : Cause.None;
        }

        private int MedianOf(int[] values, int number)
        {
            for (int i = 0; i < number; i++)
            {
                sorted[i] = values[i];
            }

            return Median.Of(sorted, number);
        }

        // What says most about the water wins a tie: dead zone before echo lost before faults.
        private Cause MostFrequent()
        {
            Cause found = Cause.NoAnswer;
            int most = 0;
            for (int i = 0; i < misses.Length; i++)
            {
                bool wins = misses[i] > most || (misses[i] == most && most > 0 && ((Cause)i == Cause.DeadZone || found == Cause.NoAnswer));
                if (wins)
                {
                    most = misses[i];
                    found = (Cause)i;
                }
            }

            return found;
        }

        private static int Distance(int a, int b) => a > b ? a - b : b - a;
    }
}
