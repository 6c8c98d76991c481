namespace EdgeNodes.Node
{
    /// <summary>What a <see cref="StepGate"/> thinks of a level.</summary>
    public enum Step
    {
        /// <summary>Water can have got there.</summary>
        Plausible = 0,

        /// <summary>Higher than water can have risen meanwhile; not confirmed yet.</summary>
        TooHigh = 1,

        /// <summary>Lower than water can have fallen meanwhile; not confirmed yet.</summary>
        TooLow = 2,

        /// <summary>Water can have got there, but the sensor was blind before; not confirmed yet.</summary>
        Unconfirmed = 3,
    }

    /// <summary>
    /// A level farther from the last one than the fastest rise allows is held until several readings in a row say so. How far
    /// water can have come grows with the time that has passed. Downwards, and after a sensor was blind, the readings must agree
    /// with each other: what a drowned sensor hears comes from here and there.
    /// </summary>
    public sealed class StepGate
    {
        /// <summary>Readings in a row that confirm a step.</summary>
        public const int Confirmations = 3;

        /// <summary>Readings in a row that confirm a fall which nobody should believe lightly.</summary>
        public const int PatientConfirmations = 10;

        // Waves, and the sensor's own few millimetres; between two readings either may be off.
        private const int SlackMm = 50;
        private const int AgreeMm = 2 * SlackMm;
        private const int MostMm = 1000000;

        private readonly int perMinute;
        private readonly long patience;
        private Step held = Step.Plausible;
        private int same;
        private long heldSince;
        private int heldLevel;
        private long heldAt;

        /// <param name="perMinute">Fastest rise, mm/min.</param>
        /// <param name="patience">Milliseconds for which a fall must last that nobody should believe lightly.</param>
        public StepGate(int perMinute, long patience)
        {
            this.perMinute = perMinute;
            this.patience = patience;
        }

        /// <summary>True once there is a level to reckon from.</summary>
        public bool IsSet { get; private set; }

        /// <summary>The last level that was believed, mm.</summary>
        public int Level { get; private set; }

        /// <summary>Until when it was believed, milliseconds.</summary>
        public long At { get; private set; }

        /// <summary>True if the last reading contradicts those that were held before it.</summary>
        public bool Contradicts { get; private set; }

        /// <summary>True if water can stand at that level or above by then, for all that is known.</summary>
        public bool CanHaveReached(int level, long then) => !IsSet || level - Level <= Reach(then - At);

        /// <summary>True if water can stand at that level or below by then.</summary>
        public bool CanHaveFallen(int level, long then) => !IsSet || Level - level <= Reach(then - At);

        /// <summary>True if that level is farther from the last one than two readings of still water can be.</summary>
        public bool IsLeap(int level) => IsSet && (level > Level + AgreeMm || level < Level - AgreeMm);

        /// <summary>How far water can move in so many milliseconds, mm.</summary>
        public int Reach(long milliseconds)
        {
            long reach = (milliseconds * perMinute / 60000) + SlackMm;
            return reach > MostMm || reach < 0 ? MostMm : (int)reach;
        }

        /// <summary>
        /// Judges a level; one that is plausible or confirmed is believed. <paramref name="wary"/>: a fall needs more;
        /// <paramref name="blind"/>: the sensor was, so that even what is plausible needs confirmation.
        /// </summary>
        public Step Take(int level, long now, bool wary, bool blind)
        {
            int step = level - Level;
            int reach = Reach(now - At);
            Step found = !IsSet || (step <= reach && step >= -reach) ? Step.Plausible : step > 0 ? Step.TooHigh : Step.TooLow;
            Hold(found, level, now);
            bool sure = found == Step.TooLow && wary ? same >= PatientConfirmations && now - heldSince >= patience : same >= Confirmations;
            if (sure || (found == Step.Plausible && !blind))
            {
                Believe(level, now);
                return Step.Plausible;
            }

            return found == Step.Plausible ? Step.Unconfirmed : found;
        }

        /// <summary>The level is known from elsewhere.</summary>
        public void Believe(int level, long now)
        {
            IsSet = true;
            Level = level;
            At = now;
            same = 0;
        }

        /// <summary>The water may still be where it was.</summary>
        public void Touch(long now) => At = now;

        /// <summary>Nothing was seen: readings that have to agree begin anew. A flood that comes in leaps counts on.</summary>
        public void Interrupt() => same = held == Step.TooHigh ? same : 0;

        /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
        public const int KeptBytes = 36;

        internal void Keep(Kept kept)
        {
            kept.Put((IsSet ? 1 : 0) | ((int)held << 1) | (same << 8));
            kept.Put(Level);
            kept.PutLong(At);
            kept.PutLong(heldSince);
            kept.Put(heldLevel);
            kept.PutLong(heldAt);
        }

        internal void Recall(Kept kept)
        {
            int packed = kept.Take();
            IsSet = (packed & 1) != 0;
            held = (Step)((packed >> 1) & 3);
            same = packed >> 8;
            Level = kept.Take();
            At = kept.TakeLong();
            heldSince = kept.TakeLong();
            heldLevel = kept.Take();
            heldAt = kept.TakeLong();
        }

        private void Hold(Step found, int level, long now)
        {
            int apart = level > heldLevel ? level - heldLevel : heldLevel - level;
            bool agrees = apart <= Reach(now - heldAt) - SlackMm + AgreeMm;
            Contradicts = same > 0 && !agrees;
            if (same == 0 || (!agrees && (found != Step.TooHigh || held != Step.TooHigh)))
            {
                same = 0;
                heldSince = now;
            }

            same = same < PatientConfirmations ? same + 1 : same;
            held = found;
            heldLevel = level;
            heldAt = now;
        }
    }
}
