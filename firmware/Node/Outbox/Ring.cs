namespace EdgeNodes.Node
{
    /// <summary>
    /// Fixed-size records on storage, the slot of each given by its place. The ring is cut into files of one flash block
    /// (4 KB): LittleFS copies a file from the changed byte to its end, so one big file would wear the flash many times
    /// faster than a small one does.
    /// </summary>
    public sealed class Ring
    {
        /// <summary>Records in one file.</summary>
        public const int PerFile = 64;

        private const int FileBytes = PerFile * OutboxRecord.Size;

        private readonly IStorage storage;
        private readonly string[] files;
        private readonly byte[] slot = new byte[OutboxRecord.Size];

        /// <param name="storage">Where the files lie.</param>
        /// <param name="name">The files are `name-00.bin` and so on.</param>
        /// <param name="capacity">Number of records; a multiple of <see cref="PerFile"/>.</param>
        public Ring(IStorage storage, string name, int capacity)
        {
            this.storage = storage;
            Capacity = capacity;

            // Made once: a name per record would be garbage per sample.
            files = new string[(capacity + PerFile - 1) / PerFile];
            for (int i = 0; i < files.Length; i++)
            {
                files[i] = name + "-" + i.ToString().PadLeft(2, '0') + ".bin";
            }
        }

        /// <summary>Number of records.</summary>
        public int Capacity { get; }

        /// <summary>Reads the record of a place; false if its slot holds no whole record of that place.</summary>
        public bool TryRead(uint place, OutboxRecord into)
        {
            int index = SlotOf(place);
            int length = storage.Read(FileOf(index), PositionOf(index), slot, 0, slot.Length);
            return length == slot.Length && into.TryRead(slot, 0) && into.Place == place;
        }

        /// <summary>Writes a record into its slot; false if it does not fit a record. Throws when the medium refuses.</summary>
        public bool TryWrite(OutboxRecord record)
        {
            if (!record.TryWrite(slot, 0))
            {
                return false;
            }

            int index = SlotOf(record.Place);
            storage.Write(FileOf(index), PositionOf(index), slot, 0, slot.Length);
            return true;
        }

        /// <summary>Finds the highest place among the whole records; false if there is none. Reads everything, once per boot.</summary>
        public bool TryFindNewest(out uint newest)
        {
            newest = 0;
            bool found = false;
            byte[] block = new byte[FileBytes];
            for (int first = 0; first < Capacity; first += PerFile)
            {
                int length = storage.Read(FileOf(first), 0, block, 0, block.Length);
                for (int at = 0; at + OutboxRecord.Size <= length; at += OutboxRecord.Size)
                {
                    if (!OutboxRecord.IsWhole(block, at))
                    {
                        continue;
                    }

                    uint place = OutboxRecord.PlaceIn(block, at);
                    // A record in a slot that is not its own is the remains of something else.
                    bool itsOwn = SlotOf(place) == first + (at / OutboxRecord.Size);
                    if (itsOwn && (!found || place > newest))
                    {
                        newest = place;
                        found = true;
                    }
                }
            }

            return found;
        }

        private static int PositionOf(int index) => index % PerFile * OutboxRecord.Size;

        private int SlotOf(uint place) => (int)(place % (uint)Capacity);

        private string FileOf(int index) => files[index / PerFile];
    }
}
