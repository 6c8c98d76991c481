using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Tells how the node is, in the first reading of a boot and every so often: boot reason, free memory, signal strength,
    /// firmware, readings dropped; the last at once when it has changed. Nothing is measured on the readings between.
    /// </summary>
    public sealed class Diagnostics : IKeeps
    {
        /// <summary>Bytes that are kept over a sleep.</summary>
        internal const int Kept = 14;

        private const int NoRssi = short.MinValue;

        private readonly IVitals vitals;
        private readonly BootReason reason;
        private readonly long period;
        private long next;
        private uint told;
        private bool rssiTold;
        private int rssiBefore = NoRssi;

        /// <param name="vitals">Asked.</param>
        /// <param name="reason">Why the node booted.</param>
        /// <param name="minutes">Between two tellings.</param>
        /// <param name="dropped">Readings dropped before this boot.</param>
        public Diagnostics(IVitals vitals, BootReason reason, int minutes, uint dropped)
        {
            this.vitals = vitals;
            this.reason = reason;
            period = minutes * 60000L;
            told = dropped;
        }

        /// <inheritdoc/>
        public int KeptBytes => Kept;

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            Bytes.Put64(into, at, next);
            Bytes.Put32(into, at + 8, told);
            Bytes.Put16(into, at + 12, vitals.TryRssi(out int dBm) ? dBm : rssiBefore);
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            next = Bytes.Get64(from, at);
            told = Bytes.Get32(from, at + 8);
            rssiBefore = (short)Bytes.Get16(from, at + 12);
            rssiTold = true;
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

            // The first reading comes before the radio is up: the strength follows as soon as it is known, and after a sleep
            // that of the last contact stands.
            if (due || !rssiTold)
            {
                bool heard = vitals.TryRssi(out int dBm);
                rssiTold = rssiTold || heard;
                if (heard || rssiBefore != NoRssi)
                {
                    reading.Set(QuantityTable.Rssi, heard ? dBm : rssiBefore);
                }
            }
        }
    }
}
