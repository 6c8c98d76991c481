using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Adds <c>gas_index</c> and <c>gas_accuracy</c> to each reading that has a gas resistance, temperature and humidity. The
    /// resistance depends on how long the plate was cold before: a sample that does not lie one period behind the one before is
    /// not fed, and has no index.
    /// </summary>
    public sealed class GasIndexJudge : IJudge
    {
        // After power-on a plate that has been cold for long needs some cycles to come back to what it was.
        private const int Settle = 10;

        private readonly GasIndex index = new GasIndex();
        private readonly GasIndexFile file;
        private readonly int period;
        private readonly int tolerance;
        private long last = -1;
        private int settling;

        /// <param name="storage">Internal storage.</param>
        /// <param name="log">Told if it refuses.</param>
        /// <param name="period">Sampling period in milliseconds.</param>
        public GasIndexJudge(IStorage storage, ILog log, int period)
        {
            file = new GasIndexFile(storage, log);
            this.period = period;

            // Far from a whole period, and enough for a neighbour that does not answer and holds the node up.
            tolerance = period / 4 > 300 ? period / 4 : 300;
            settling = file.TryLoad(index) ? Settle : 0;
        }

        /// <inheritdoc/>
        public int PeriodMilliseconds => 0;

        /// <inheritdoc/>
        public bool IsUrgent => false;

        /// <summary>What it has learned.</summary>
        public GasIndex Index => index;

        /// <inheritdoc/>
        public void Judge(Reading reading, long now)
        {
            if (!reading.Has(QuantityTable.GasResistance))
            {
                return;
            }

            long gap = now - last;
            bool regular = last >= 0 && gap <= period + tolerance && gap >= period - tolerance;
            last = now;
            if (!regular || !reading.Has(QuantityTable.Temperature) || !reading.Has(QuantityTable.Humidity))
            {
                return;
            }

            if (settling > 0)
            {
                settling--;
                return;
            }

            if (!index.Feed(
                reading.Value(QuantityTable.GasResistance), reading.Value(QuantityTable.Temperature), reading.Value(QuantityTable.Humidity)))
            {
                return;
            }

            file.SaveIfDue(index);
            int accuracy = index.Accuracy;
            if (accuracy > 0 && reading.Set(QuantityTable.GasIndex, index.Percent))
            {
                reading.SetSteps(QuantityTable.GasAccuracy, accuracy);
            }
        }
    }
}
