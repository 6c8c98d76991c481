using System;

namespace EdgeNodes.Node
{
    /// <summary>How often the node has booted: the second part of every reading's identity.</summary>
    public sealed class BootCounter
    {
        private readonly TwinFile file;
        private readonly byte[] content = new byte[2];

        /// <param name="storage">Internal storage.</param>
        public BootCounter(IStorage storage)
        {
            file = new TwinFile(storage, "boot", content.Length);
        }

        /// <summary>The number of the last boot; 0 before the first.</summary>
        public int Last() => file.TryLoad(content) ? Bytes.Get16(content, 0) : 0;

        /// <summary>
        /// Counts this boot and returns its number: above the last one, above every reading in the outbox, and not below
        /// <paramref name="first"/>. Stays at 65535, where sequences go on counting instead. False if the medium refused.
        /// </summary>
        public bool TryCount(int newestInOutbox, int first, out ushort boot)
        {
            int last = Last();
            int next = (last > newestInOutbox ? last : newestInOutbox) + 1;
            next = next < first ? first : next;
            boot = (ushort)(next > 0xFFFF ? 0xFFFF : next);
            Bytes.Put16(content, 0, boot);
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
