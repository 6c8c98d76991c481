using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// A trend of the air's gases from the resistance of a metal-oxide sensor, 100 % for air as clean as the cleanest that this
    /// sensor has known. After thstielow/raspi-bme680-iaq (bme680IAQ.py): resistance compensated by absolute humidity, ceiling as the
    /// mean of the best values, index (comp / ceiling)^2. Accuracy and the lower bounds after SE_BME680. No legal index.
    /// </summary>
    public sealed class GasIndex
    {
        /// <summary>Cycles before anything is told.</summary>
        public const int BurnIn = 300;

        /// <summary>How many best values make the ceiling.</summary>
        public const int BestValues = 100;

        /// <summary>Cycles after which the oldest best value goes: sensors age.</summary>
        public const int Forget = 3600;

        /// <summary>No sensor in clean air is below this compensated resistance in Ohm, so a lower ceiling was learned in bad air.</summary>
        public const double LeastCeiling = 50000;

        // Per g/m3 of water.
        private const double HumiditySlope = 0.03;

        // What replaces a forgotten value is at least this part of the ceiling: a bad week is not learned as clean.
        private const double LeastPart = 0.8;

        /// <summary>Compensated resistances, Ohm; the oldest at <see cref="Oldest"/> once the array is full.</summary>
        public uint[] Best { get; } = new uint[BestValues];

        /// <summary>How many of them there are.</summary>
        public int Count { get; set; }

        /// <summary>Where the oldest one stands.</summary>
        public int Oldest { get; set; }

        /// <summary>Cycles fed since installation.</summary>
        public uint Cycles { get; set; }

        /// <summary>The index of the last cycle, %; 0 while the accuracy is 0.</summary>
        public double Percent { get; private set; }

        /// <summary>
        /// 0 burning in, 1 told but young or without clean air so far, 2 after 1440 cycles, 3 after the first forgetting, 4 after four.
        /// </summary>
        public int Accuracy => Cycles < BurnIn ? 0
            : Mean() < LeastCeiling || Cycles < 1440 ? 1
            : Cycles < BurnIn + Forget ? 2
            : Cycles < BurnIn + (4 * Forget) ? 3 : 4;

        /// <summary>What clean air is held to be, Ohm compensated.</summary>
        public double Ceiling
        {
            get
            {
                double mean = Mean();
                return mean < LeastCeiling ? LeastCeiling : mean;
            }
        }

        /// <summary>
        /// One cycle: resistance in Ohm, temperature in Cel and relative humidity in % of the same moment. False, and nothing
        /// learned, for what no sensor tells.
        /// </summary>
        public bool Feed(double ohms, double celsius, double percent)
        {
            // NaN first: on the device it compares as true.
            if (double.IsNaN(ohms) || double.IsNaN(celsius) || double.IsNaN(percent) || ohms <= 0 || ohms > 1e9
                || celsius < -40 || celsius > 85 || percent < 0 || percent > 100)
            {
                return false;
            }

            double compensated = Compensated(ohms, celsius, percent);
            double ceiling = Mean();
            if (Cycles < BurnIn)
            {
                if (compensated > ceiling)
                {
                    Count = 0;
                    Oldest = 0;
                    Add(compensated);
                }
            }
            else
            {
                Learn(compensated, ceiling);
            }

            Cycles = Cycles < uint.MaxValue ? Cycles + 1 : Cycles;
            Percent = Accuracy == 0 ? 0 : Square(compensated / Ceiling);
            return true;
        }

        /// <summary>Resistance as it were in dry air, Ohm: R * exp(0.03 * absolute humidity in g/m3), 4e9 at most.</summary>
        public static double Compensated(double ohms, double celsius, double percent)
        {
            double compensated = ohms * Math.Exp(HumiditySlope * Magnus.GramsPerCubicMetre(celsius, percent));
            return compensated > 4e9 ? 4e9 : compensated;
        }

        private void Learn(double compensated, double ceiling)
        {
            if (compensated > ceiling)
            {
                Add(compensated);
            }

            if ((Cycles - BurnIn) % Forget == Forget - 1)
            {
                double least = ceiling * LeastPart;
                DropOldest();
                Add(compensated < least ? least : compensated);
            }
        }

        private static double Square(double part) => part >= 1 ? 100 : part * part * 100;

        private double Mean()
        {
            if (Count < 1)
            {
                return 0;
            }

            double sum = 0;
            for (int i = 0; i < Count; i++)
            {
                sum += Best[i];
            }

            return sum / Count;
        }

        private void Add(double compensated)
        {
            uint value = (uint)compensated;
            if (Count < BestValues)
            {
                Best[Count] = value;
                Count++;
                return;
            }

            Best[Oldest] = value;
            Oldest = (Oldest + 1) % BestValues;
        }

        // Leaves the values from 0 to Count - 1 in the order of their age.
        private void DropOldest()
        {
            if (Count == BestValues)
            {
                // Full: the next one takes the oldest one's place.
                return;
            }

            for (int i = 1; i < Count; i++)
            {
                Best[i - 1] = Best[i];
            }

            Count = Count > 0 ? Count - 1 : 0;
        }
    }
}
