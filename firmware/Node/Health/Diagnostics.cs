using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Tells how the node is, in the first reading of a boot and every so often: boot reason, free memory, signal strength,
    /// firmware, readings dropped; the last at once when it has changed. Nothing is measured on the readings between.
    /// </summary>
    public sealed class Diagnostics
    {
        private readonly IVitals vitals;
        private readonly BootReason reason;
        private readonly long period;
        private long next;
        private uint told;
        private bool rssiTold;

        /// <param name="vitals">Asked.</param>
        /// <param name="reason">Why the node booted.</param>
        /// <param name="minutes">Between two tellings.</param>
        /// <param name="begin">When the first is due, ms: at once, but not at every wake-up of a node that sleeps.</param>
        /// <param name="dropped">Readings dropped before this boot.</param>
        public Diagnostics(IVitals vitals, BootReason reason, int minutes, long begin, uint dropped)
        {
            this.vitals = vitals;
            this.reason = reason;
            period = minutes * 60000L;
            next = begin;
            told = dropped;
            rssiTold = begin > 0;
        }

        /// <summary>Adds what is due to a reading; <paramref name="dropped"/> counts since installation.</summary>
        public void Tell(Reading reading, uint dropped, long now)
        {
            bool due = now >= next;
            if (due || dropped != told)
            {
                told = dropped;
                int most = QuantityTable.Dropped.MaxSteps;
                reading.SetSteps(QuantityTable.Dropped, dropped > (uint)most ? most : (int)dropped);
            }

            if (due)
            {
                next = now + period;
                reading.SetSteps(QuantityTable.BootReason, (int)reason);
                reading.SetSteps(QuantityTable.Firmware, FirmwareVersion.Number);
                reading.Set(QuantityTable.FreeMemory, vitals.FreeMemory);
            }

            // The first reading comes before the radio is up: the strength follows as soon as it is known.
            if ((due || !rssiTold) && vitals.TryRssi(out int dBm))
            {
                rssiTold = true;
                reading.Set(QuantityTable.Rssi, dBm);
            }
        }
    }
}
