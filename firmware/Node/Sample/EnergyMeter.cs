using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Sums power up to energy. Counts on over a reboot from the newest reading in the outbox: less than 1 W.h is lost each time.</summary>
    public sealed class EnergyMeter : IContinues
    {
        private const double MillisecondsPerHour = 3600000.0;

        // A longer gap between two samples says nothing about the power in between; who samples hourly may be late.
        private const long LongestInterval = 5400000;

        private double wattHours;
        private double lastWatts;
        private long lastAt = -1;

        /// <summary>Energy since installation, W.h.</summary>
        public double WattHours => wattHours;

        /// <summary>Adds a power in W, measured now: the interval before it counts with the mean of both its ends.</summary>
        public void Add(double watts, long now)
        {
            if (double.IsNaN(watts))
            {
                lastAt = -1;
                return;
            }

            if (lastAt >= 0 && now - lastAt <= LongestInterval)
            {
                wattHours += (watts + lastWatts) / 2.0 * (now - lastAt) / MillisecondsPerHour;
            }

            lastWatts = watts;
            lastAt = now;
        }

        /// <summary>The power between two samples is not known.</summary>
        public void Interrupt() => lastAt = -1;

        /// <inheritdoc/>
        public void ContinueFrom(Reading newest)
        {
            if (newest.Has(QuantityTable.Energy))
            {
                wattHours = newest.Value(QuantityTable.Energy);
            }
        }
    }
}
