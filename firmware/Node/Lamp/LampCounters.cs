using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// How long the lamp has burned and how often it was switched on (uCIFI object 3416, resources 15 and 18). Written seldom, to
    /// spare the flash: a power cut costs at most an hour of burning and nine switchings.
    /// </summary>
    public sealed class LampCounters
    {
        /// <summary>Seconds of burning after which the count is written.</summary>
        public const int SaveSeconds = 3600;

        /// <summary>Switchings after which it is written.</summary>
        public const int SaveSwitches = 10;

        private const int MostHours = 0xFFFFF;
        private const int MostSwitches = 0xFFFFFF;

        private readonly TwinFile file;
        private readonly byte[] content = new byte[8];
        private long burned;
        private uint switches;
        private long savedBurned;
        private uint savedSwitches;
        private bool isOn;
        private long last;

        /// <param name="storage">Where they survive a power cut.</param>
        public LampCounters(IStorage storage)
        {
            file = new TwinFile(storage, "lamp", content.Length);
            if (file.TryLoad(content))
            {
                burned = Bytes.Get32(content, 0) * 1000L;
                switches = Bytes.Get32(content, 4);
            }

            savedBurned = burned;
            savedSwitches = switches;
        }

        /// <summary>Whole hours of burning.</summary>
        public int Hours => burned / 3600000 > MostHours ? MostHours : (int)(burned / 3600000);

        /// <summary>How often it was switched on.</summary>
        public int Switches => switches > MostSwitches ? MostSwitches : (int)switches;

        /// <summary>Counts the time until now, in milliseconds since boot; the lamp is on or off from now on.</summary>
        public void Note(bool on, long now)
        {
            burned += isOn && now > last ? now - last : 0;
            last = now;
            switches += on && !isOn ? 1U : 0U;
            isOn = on;
            if (burned - savedBurned >= SaveSeconds * 1000L || switches - savedSwitches >= SaveSwitches)
            {
                Save();
            }
        }

        private void Save()
        {
            // Also when the medium refuses: the next try is an hour or ten switchings away, not at every sample.
            savedBurned = burned;
            savedSwitches = switches;
            Bytes.Put32(content, 0, (uint)(burned / 1000));
            Bytes.Put32(content, 4, switches);
            try
            {
                file.Save(content);
            }
            catch (Exception)
            {
                // Counting goes on in memory.
            }
        }
    }
}
