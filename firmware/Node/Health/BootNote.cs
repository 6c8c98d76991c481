using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// What one boot leaves for the next: why it ends, and how often in a row it ended so. The chip's own reset cause is of no use: a power
    /// cut, a brown-out and the reset pin look the same to it.
    /// </summary>
    public sealed class BootNote
    {
        // Of each kind in a row; after so many no wait doubles any more.
        private const int MostInARow = 30;

        private const int Links = 1;
        private const int Defects = 2;
        private const int Memories = 3;

        // Shorter by far than the interval of the external watchdog, which nobody feeds then.
        private const int LongestPause = 240000;
        private const int FirstPause = 10000;

        private readonly TwinFile file;
        private readonly byte[] content = new byte[4];
        private bool isRead;

        /// <param name="storage">Internal storage.</param>
        public BootNote(IStorage storage)
        {
            file = new TwinFile(storage, "boot-note", content.Length);
        }

        /// <summary>Why this boot began.</summary>
        public BootReason Reason { get; private set; }

        /// <summary>Restarts in a row without a word from the gateway.</summary>
        public int LinkRestarts => content[Links];

        /// <summary>Restarts for want of memory since it last sufficed for long.</summary>
        public int MemoryRestarts => content[Memories];

        /// <summary>
        /// How long a firmware with a defect waits before it restarts, ms: 10 s, and twice as long after each defect in a row without a
        /// word from the gateway. Boots wear the flash, and their number ends at 65535.
        /// </summary>
        public int DefectPause
        {
            get
            {
                Read();
                int pause = FirstPause;
                for (int i = 0; i < content[Defects] && pause < LongestPause; i++)
                {
                    pause *= 2;
                }

                return pause < LongestPause ? pause : LongestPause;
            }
        }

        /// <summary>Reads the note and takes it off the wall: the next boot, unless noted, is a power-on.</summary>
        public void Load(bool wokeByTimer)
        {
            Read();
            Reason = content[0] != 0 ? (BootReason)content[0] : wokeByTimer ? BootReason.Timer : BootReason.PowerOn;
            if (content[0] != 0)
            {
                content[0] = 0;
                TrySave();
            }
        }

        /// <summary>The node restarts for this reason. False if the medium refused: the next boot will call it a power-on.</summary>
        public bool TryNote(BootReason reason)
        {
            Read();
            content[0] = (byte)reason;
            int count = reason == BootReason.Link ? Links : reason == BootReason.Watchdog ? Defects : reason == BootReason.Memory ? Memories : 0;
            if (count != 0 && content[count] < MostInARow)
            {
                content[count]++;
            }

            return TrySave();
        }

        /// <summary>The gateway has answered.</summary>
        public void NoteContact()
        {
            if (content[Links] != 0 || content[Defects] != 0)
            {
                content[Links] = 0;
                content[Defects] = 0;
                TrySave();
            }
        }

        /// <summary>Memory has sufficed for long enough.</summary>
        public void NoteMemory()
        {
            if (content[Memories] != 0)
            {
                content[Memories] = 0;
                TrySave();
            }
        }

        // Also before a note by whoever has not loaded it, as after a defect: what is written must be newer than what lies there.
        private void Read()
        {
            if (isRead)
            {
                return;
            }

            isRead = true;
            try
            {
                file.TryLoad(content);
            }
            catch (Exception)
            {
                // A medium that cannot be read must not keep a node with a defect from its restart.
            }
        }

        private bool TrySave()
        {
            try
            {
                file.Save(content);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
