namespace EdgeNodes.Node
{
    /// <summary>
    /// Restarts a node that the gateway has not answered for too long: a radio or a stack may have died without a word. Each
    /// restart in vain doubles the wait, up to a day: a dead gateway must not mean a node that boots all week.
    /// </summary>
    public sealed class LinkWatch
    {
        /// <summary>The longest wait, ms: a day, or the setting if that is longer.</summary>
        public const long Longest = 86400000;

        // An attempt that neither works nor ends needs a restart sooner, but no storm of them either.
        private const long HungFirst = 300000;

        private readonly long usual;
        private readonly BootNote note;
        private long contact;

        /// <param name="minutes">Wait without an acknowledgement, minutes; 0 for never.</param>
        /// <param name="note">Knows how many restarts there were in vain.</param>
        public LinkWatch(int minutes, BootNote note)
        {
            usual = minutes * 60000L;
            this.note = note;
        }

        /// <summary>The gateway has answered.</summary>
        public void Contact(long now)
        {
            contact = now;
            note.NoteContact();
        }

        /// <summary>Milliseconds until the restart; long.MaxValue for never.</summary>
        public long Wait(long now)
        {
            if (usual == 0)
            {
                return long.MaxValue;
            }

            long left = contact + Doubled(usual) - now;
            return left > 0 ? left : 0;
        }

        /// <summary>True if a link that hangs for good has hung for long enough.</summary>
        public bool IsHung(long now) => now - contact >= Doubled(HungFirst);

        private long Doubled(long wait)
        {
            long most = wait > Longest ? wait : Longest;
            for (int i = 0; i < note.LinkRestarts && wait < most; i++)
            {
                wait *= 2;
            }

            return wait < most ? wait : most;
        }
    }
}
