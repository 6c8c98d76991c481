namespace EdgeNodes.Node
{
    /// <summary>
    /// A few bytes that survive a power cut at any moment: two copies, written in turn, each with a generation and a
    /// checksum. A torn write costs the newer copy, never both.
    /// </summary>
    public sealed class TwinFile
    {
        private const int HeadBytes = 4;
        private const int CheckBytes = 4;

        private readonly IStorage storage;
        private readonly string nameA;
        private readonly string nameB;
        private readonly int size;
        private readonly byte[] copy;
        private uint generation;

        /// <param name="storage">Where the copies lie.</param>
        /// <param name="name">The copies are `name.a` and `name.b`.</param>
        /// <param name="size">Length of the content in bytes.</param>
        public TwinFile(IStorage storage, string name, int size)
        {
            this.storage = storage;
            nameA = name + ".a";
            nameB = name + ".b";
            this.size = size;
            copy = new byte[HeadBytes + size + CheckBytes];
        }

        /// <summary>Fills <paramref name="content"/> from the newest copy that is whole; false if there is none.</summary>
        public bool TryLoad(byte[] content)
        {
            bool found = TryLoadCopy(nameA, content, false);
            return TryLoadCopy(nameB, content, found) || found;
        }

        /// <summary>Writes the content over the older copy. Throws when the medium refuses.</summary>
        public void Save(byte[] content)
        {
            Bytes.Put32(copy, 0, generation + 1);
            for (int i = 0; i < size; i++)
            {
                copy[HeadBytes + i] = content[i];
            }

            Bytes.Put32(copy, HeadBytes + size, Bytes.Crc32(copy, 0, HeadBytes + size));
            storage.Write(((generation + 1) & 1) == 0 ? nameA : nameB, 0, copy, 0, copy.Length);
            generation++;
        }

        private bool TryLoadCopy(string name, byte[] content, bool onlyNewer)
        {
            int length = storage.Read(name, 0, copy, 0, copy.Length);
            if (length != copy.Length || Bytes.Get32(copy, HeadBytes + size) != Bytes.Crc32(copy, 0, HeadBytes + size))
            {
                return false;
            }

            uint found = Bytes.Get32(copy, 0);
            if (onlyNewer && found <= generation)
            {
                return false;
            }

            generation = found;
            for (int i = 0; i < size; i++)
            {
                content[i] = copy[HeadBytes + i];
            }

            return true;
        }
    }
}
