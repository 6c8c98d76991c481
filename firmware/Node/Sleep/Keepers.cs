namespace EdgeNodes.Node
{
    /// <summary>The parts of a node with something to remember over a sleep, in the order in which they are wired.</summary>
    public sealed class Keepers
    {
        private readonly IKeeps[] keepers;
        private int count;

        /// <param name="parts">What the node is wired to.</param>
        /// <param name="first">What every node has.</param>
        /// <param name="log">Told if all of it does not fit the note.</param>
        public Keepers(NodeParts parts, IKeeps first, ILog log)
        {
            keepers = new IKeeps[1 + parts.Sensors.Length + parts.Judges.Length + parts.Duties.Length];
            Add(first);
            for (int i = 0; i < parts.Sensors.Length; i++)
            {
                Add(parts.Sensors[i]);
            }

            for (int i = 0; i < parts.Judges.Length; i++)
            {
                Add(parts.Judges[i]);
            }

            for (int i = 0; i < parts.Duties.Length; i++)
            {
                Add(parts.Duties[i]);
            }

            for (int i = 0; i < count; i++)
            {
                Bytes += keepers[i].KeptBytes;
            }

            if (Bytes > SleepNote.KeptMost)
            {
                log.Say("what the parts would keep over a sleep is too long (" + Bytes.ToString() + " bytes): they begin anew at each wake-up");
                count = 0;
                Bytes = 0;
            }
        }

        /// <summary>Bytes that all of them need.</summary>
        public int Bytes { get; }

        /// <summary>Writes what they remember into the note.</summary>
        public void Keep(SleepNote note)
        {
            int at = SleepNote.KeptAt;
            for (int i = 0; i < count; i++)
            {
                keepers[i].Keep(note.Kept, at);
                at += keepers[i].KeptBytes;
            }

            note.KeptBytes = Bytes;
        }

        /// <summary>Tells them what they remembered; nothing if the note is of another wiring.</summary>
        public void Recall(SleepNote note)
        {
            if (note.KeptBytes != Bytes)
            {
                return;
            }

            int at = SleepNote.KeptAt;
            for (int i = 0; i < count; i++)
            {
                keepers[i].Recall(note.Kept, at);
                at += keepers[i].KeptBytes;
            }
        }

        private void Add(object part)
        {
            if (part is IKeeps keeper)
            {
                keepers[count] = keeper;
                count++;
            }
        }
    }
}
