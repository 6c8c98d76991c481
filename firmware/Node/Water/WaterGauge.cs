using System;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Takes the pings of a sample, makes one distance of them, and tells what of it is to be believed.</summary>
    public sealed class WaterGauge : ISensor, IKeeps
    {
        // Smaller than that says nothing about a distance that travels in steps of 5 mm.
        private const int TellingSpreadMm = 20;

        private readonly IPing ping;
        private readonly IAir air;
        private readonly IContact? contact;
        private readonly IClock clock;
        private readonly int reference;
        private readonly EchoFilter filter = new EchoFilter();
        private readonly StillWatch still;

        /// <param name="ping">How it measures.</param>
        /// <param name="air">In the shaft.</param>
        /// <param name="contact">Float switch at the danger level, or null.</param>
        /// <param name="clock">The time.</param>
        /// <param name="limits">Of the manhole.</param>
        public WaterGauge(IPing ping, IAir air, IContact? contact, IClock clock, WaterLimits limits)
        {
            this.ping = ping;
            this.air = air;
            this.contact = contact;
            this.clock = clock;
            reference = limits.ReferenceMm;
            still = new StillWatch(ping.Grain, limits.FastMilliseconds);
            Belief = new LevelBelief(limits, limits.HasLevels && (reference >= 0 || ping.TellsLevel), new Sight(ping, limits));
        }

        /// <summary>What it believes; for the judge.</summary>
        public LevelBelief Belief { get; }

        /// <summary>Whose clock counts once the node is wired; null before.</summary>
        public NodeParts? Parts { get; set; }

        /// <inheritdoc/>
        public Part Part => ping.Part;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            try
            {
                return Tell(Measure(), into);
            }
            catch (Exception)
            {
                // A sensor that fails on a rising trend is a flood, too.
                Tell(Cause.NoAnswer, into);
                throw;
            }
        }

        /// <inheritdoc/>
        public int KeptBytes => LevelBelief.KeptBytes + still.KeptBytes;

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            still.Keep(into, at);
            Belief.Keep(new Kept(into, at + still.KeptBytes));
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            still.Recall(from, at);
            Belief.Recall(new Kept(from, at + still.KeptBytes));
        }

        private Cause Tell(Cause found, Reading into)
        {
            int mm = found == Cause.None ? SpeedOfSound.Correct(ping.Part, filter.Mm, air.Celsius) : 0;
            int level = ping.TellsLevel ? mm : (reference < 0 ? 0 : reference) - mm;
            Cause told = Belief.Take(found, level, contact != null && contact.IsWet, Now());
            if (found != Cause.None || !Belief.KeepsValues)
            {
                return told;
            }

            bool fine = ping.TellsLevel || into.Set(QuantityTable.Distance, mm);
            fine = ((reference < 0 && !ping.TellsLevel) || into.Set(QuantityTable.WaterLevel, level)) && fine;
            if (filter.SpreadMm > TellingSpreadMm)
            {
                into.Set(QuantityTable.EchoSpread, filter.SpreadMm);
            }

            return fine ? told : Cause.OutOfRange;
        }

        // A node that sleeps deeply has a clock that runs on over its sleeps, and puts it among its parts.
        private long Now() => Parts == null ? clock.Milliseconds : Parts.Clock.Milliseconds;

        private Cause Measure()
        {
            Cause cause = ping.Begin();
            try
            {
                return cause == Cause.None ? TakePings() : cause;
            }
            finally
            {
                ping.End();
            }
        }

        private Cause TakePings()
        {
            filter.Clear();
            still.Begin();
            for (int i = 0; i < EchoFilter.Pings; i++)
            {
                Cause cause = ping.Ping(out int mm);
                filter.Add(cause, mm);
                still.Look(cause, ping.Raw);
            }

            bool isStuck = still.IsStuck(Belief.IsRising, Now());
            Cause found = filter.Conclude();
            return found == Cause.None && isStuck ? Cause.Stuck : found;
        }
    }
}
