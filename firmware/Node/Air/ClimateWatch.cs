using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Says whether what a BME680 tells can be: within its data sheet's range (BST-BME680-DS001, table 1), alive, and no noisier
    /// than air. In 13,954 measured rows equal values came 99 times in a row, and the mean second difference of eight
    /// stayed below 0.5 K, 1.5 % and 0.6 hPa.
    /// </summary>
    public sealed class ClimateWatch
    {
        /// <summary>So many equal values in a row are still alive.</summary>
        public const int MostEqual = 120;

        private const int Window = 8;

        // A tenth of a millikelvin: finer than air ever stands still, coarser than a double's noise.
        private readonly StuckWatch temperatureStands = new StuckWatch(MostEqual);
        private readonly StuckWatch humidityStands = new StuckWatch(MostEqual);
        private readonly ScatterWatch temperatureJumps = new ScatterWatch(Window, 30000);
        private readonly ScatterWatch humidityJumps = new ScatterWatch(Window, 150000);
        private readonly ScatterWatch pressureJumps = new ScatterWatch(Window, 80000);

        /// <summary>Temperature in Cel, relative humidity in %, pressure in hPa; None, OutOfRange, Stuck or Noise.</summary>
        public Cause Look(double celsius, double percent, double hectopascal)
        {
            if (IsOutside(celsius, -40, 85) || IsOutside(percent, 0, 100) || IsOutside(hectopascal, 300, 1100))
            {
                Reset();
                return Cause.OutOfRange;
            }

            int temperature = (int)(celsius * 10000);
            int humidity = (int)(percent * 10000);
            bool stands = temperatureStands.IsStuck(temperature);

            // Fog stands at 100 % for hours, and nothing is wrong then.
            stands = (humidityStands.IsStuck(humidity) && humidity < 1000000) || stands;
            bool jumps = temperatureJumps.IsNoisy(temperature);
            jumps = humidityJumps.IsNoisy(humidity) || jumps;
            jumps = pressureJumps.IsNoisy((int)(hectopascal * 10000)) || jumps;
            return stands ? Cause.Stuck : jumps ? Cause.Noise : Cause.None;
        }

        /// <summary>The sensor was away: what comes next is new.</summary>
        public void Reset()
        {
            temperatureStands.Reset();
            humidityStands.Reset();
            temperatureJumps.Reset();
            humidityJumps.Reset();
            pressureJumps.Reset();
        }

        // NaN first: on the device it compares as true.
        private static bool IsOutside(double value, double least, double most) => double.IsNaN(value) || value < least || value > most;
    }
}
