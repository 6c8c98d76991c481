using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// What a node that falls asleep leaves for itself: managed code has no memory that survives a deep sleep
    /// (nanoframework/Home #646), so it lies on storage. Written once a cycle, a few hundred bytes in two small files in turn.
    /// </summary>
    public sealed class SleepNote
    {
        /// <summary>Room for what parts keep.</summary>
        public const int KeptMost = 384;

        private const byte Version = 1;
        private const int Head = 96;

        private readonly TwinFile file;
        private readonly byte[] content = new byte[Head + KeptMost];

        /// <param name="storage">Internal storage.</param>
        public SleepNote(IStorage storage)
        {
            file = new TwinFile(storage, "sleep", content.Length);
        }

        /// <summary>The boot that goes on.</summary>
        public ushort Boot { get; set; }

        /// <summary>The sequence number of the next reading.</summary>
        public uint Sequence { get; set; }

        /// <summary>When the timer is to wake the board, milliseconds since boot.</summary>
        public long WakesAt { get; set; }

        /// <summary>When the next sample is due, milliseconds since boot.</summary>
        public long NextDue { get; set; }

        /// <summary>Time of day at <see cref="WakesAt"/>, milliseconds since 1970; 0 if unknown.</summary>
        public long Unix { get; set; }

        /// <summary>When the clock was last set, milliseconds since 1970; 0 for never.</summary>
        public long SyncedUnix { get; set; }

        /// <summary>Slept since then, milliseconds.</summary>
        public long Slept { get; set; }

        /// <summary>How much longer a sleep lasts than its timer says, millionths.</summary>
        public int RatePpm { get; set; }

        /// <summary>Attempts in a row to reach the gateway that were given up.</summary>
        public byte Failures { get; set; }

        /// <summary>No attempt before this, milliseconds since boot.</summary>
        public long NotBefore { get; set; }

        /// <summary>Place of the next ordinary reading in the outbox.</summary>
        public uint OrdinaryNext { get; set; }

        /// <summary>Place of the next alarm in the outbox.</summary>
        public uint AlarmsNext { get; set; }

        /// <summary>Readings dropped since installation.</summary>
        public uint Dropped { get; set; }

        /// <summary>Time awake in the last cycle in which the radio was on, milliseconds; 0 if told already.</summary>
        public int Awake { get; set; }

        /// <summary>When <see cref="Awake"/> is to be told again, milliseconds since boot.</summary>
        public long TellAwakeAt { get; set; }

        /// <summary>Bytes of <see cref="Kept"/> that are used.</summary>
        public int KeptBytes { get; set; }

        /// <summary>What parts keep begins at <see cref="KeptAt"/> of this.</summary>
        public byte[] Kept => content;

        /// <summary>Where it begins.</summary>
        public static int KeptAt => Head;

        /// <summary>Reads the newest note; false if there is none that this firmware wrote.</summary>
        public bool TryLoad()
        {
            if (!file.TryLoad(content) || content[0] != Version)
            {
                return false;
            }

            Failures = content[1];
            Boot = (ushort)Bytes.Get16(content, 2);
            Sequence = Bytes.Get32(content, 4);
            WakesAt = Bytes.Get64(content, 8);
            NextDue = Bytes.Get64(content, 16);
            Unix = Bytes.Get64(content, 24);
            SyncedUnix = Bytes.Get64(content, 32);
            Slept = Bytes.Get64(content, 40);
            NotBefore = Bytes.Get64(content, 48);
            TellAwakeAt = Bytes.Get64(content, 56);
            RatePpm = (int)Bytes.Get32(content, 64);
            OrdinaryNext = Bytes.Get32(content, 68);
            AlarmsNext = Bytes.Get32(content, 72);
            Dropped = Bytes.Get32(content, 76);
            Awake = (int)Bytes.Get32(content, 80);
            KeptBytes = Bytes.Get16(content, 84);
            return true;
        }

        /// <summary>Writes it. False if the medium refused: then the next wake-up counts as a boot.</summary>
        public bool TrySave()
        {
            content[0] = Version;
            content[1] = Failures;
            Bytes.Put16(content, 2, Boot);
            Bytes.Put32(content, 4, Sequence);
            Bytes.Put64(content, 8, WakesAt);
            Bytes.Put64(content, 16, NextDue);
            Bytes.Put64(content, 24, Unix);
            Bytes.Put64(content, 32, SyncedUnix);
            Bytes.Put64(content, 40, Slept);
            Bytes.Put64(content, 48, NotBefore);
            Bytes.Put64(content, 56, TellAwakeAt);
            Bytes.Put32(content, 64, (uint)RatePpm);
            Bytes.Put32(content, 68, OrdinaryNext);
            Bytes.Put32(content, 72, AlarmsNext);
            Bytes.Put32(content, 76, Dropped);
            Bytes.Put32(content, 80, (uint)Awake);
            Bytes.Put16(content, 84, (ushort)KeptBytes);
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
