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
    }

    /// <summary>
    /// A level farther from the last one than the fastest rise allows is held until several readings in a row say so. How far
    /// water can have come grows with the time that has passed.
    /// </summary>
    public sealed class StepGate
    {
        /// <summary>Readings in a row that confirm a step.</summary>
        public const int Confirmations = 3;

        /// <summary>Readings in a row that confirm a fall which nobody should believe lightly.</summary>
        public const int PatientConfirmations = 10;

        // Waves, and the sensor's own few millimetres.
        private const int SlackMm = 50;
        private const int MostMm = 1000000;

        private readonly int perMinute;
        private readonly long patience;
        private Step held = Step.Plausible;
        private int same;
        private long heldSince;

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

        /// <summary>True if water can stand at that level or above by now, for all that is known.</summary>
        public bool CanHaveReached(int level, long now) => !IsSet || level - Level <= Reach(now);

        /// <summary>Judges a level; one that is plausible or confirmed is believed. <paramref name="wary"/>: a fall needs more.</summary>
        public Step Take(int level, long now, bool wary)
        {
            int step = level - Level;
            int reach = Reach(now);
            Step found = !IsSet || (step <= reach && step >= -reach) ? Step.Plausible : step > 0 ? Step.TooHigh : Step.TooLow;
            if (found != held)
            {
                same = 0;
                heldSince = now;
                held = found;
            }

            same = same < PatientConfirmations ? same + 1 : same;
            if (found == Step.Plausible || IsConfirmed(wary && found == Step.TooLow, now))
            {
                Believe(level, now);
                return Step.Plausible;
            }

            return found;
        }

        /// <summary>The level is known from elsewhere.</summary>
        public void Believe(int level, long now)
        {
            IsSet = true;
            Level = level;
            At = now;
            held = Step.Plausible;
        }

        /// <summary>The water may still be where it was.</summary>
        public void Touch(long now) => At = now;

        /// <summary>Bytes that <see cref="Keep"/> writes.</summary>
        public const int KeptBytes = 32;

        internal void Keep(Kept kept)
        {
            kept.Put(IsSet ? 1 : 0);
            kept.Put(Level);
            kept.PutLong(At);
            kept.Put((int)held);
            kept.Put(same);
            kept.PutLong(heldSince);
        }

        internal void Recall(Kept kept)
        {
            IsSet = kept.Take() != 0;
            Level = kept.Take();
            At = kept.TakeLong();
            held = (Step)kept.Take();
            same = kept.Take();
            heldSince = kept.TakeLong();
        }

        private int Reach(long now)
        {
            long reach = ((now - At) * perMinute / 60000) + SlackMm;
            return reach > MostMm || reach < 0 ? MostMm : (int)reach;
        }

        private bool IsConfirmed(bool wary, long now) =>
            wary ? same >= PatientConfirmations && now - heldSince >= patience : same >= Confirmations;
    }
}
