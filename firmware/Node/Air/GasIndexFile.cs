using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Carries what the gas index has learned over a reboot. Written seldom: every 100 cycles while it burns in, every 360 after,
    /// which at a minute is four times 412 bytes a day.
    /// </summary>
    public sealed class GasIndexFile
    {
        private const int Version = 1;
        private const int Head = 8;

        private readonly TwinFile file;
        private readonly ILog log;
        private readonly byte[] content = new byte[Head + (4 * GasIndex.BestValues)];
        private bool refused;

        /// <param name="storage">Internal storage.</param>
        /// <param name="log">Told once if it refuses.</param>
        public GasIndexFile(IStorage storage, ILog log)
        {
            file = new TwinFile(storage, "gasindex", content.Length);
            this.log = log;
        }

        /// <summary>Fills the index; false if there is nothing whole to fill it from.</summary>
        public bool TryLoad(GasIndex index)
        {
            if (!file.TryLoad(content) || content[0] != Version || content[1] > GasIndex.BestValues || content[2] >= GasIndex.BestValues)
            {
                return false;
            }

            index.Count = content[1];
            index.Oldest = content[2];
            index.Cycles = Bytes.Get32(content, 4);
            for (int i = 0; i < GasIndex.BestValues; i++)
            {
                index.Best[i] = Bytes.Get32(content, Head + (4 * i));
            }

            return true;
        }

        /// <summary>Writes the index if its cycle is one of those that are kept.</summary>
        public void SaveIfDue(GasIndex index)
        {
            if (index.Cycles % (uint)(index.Cycles <= GasIndex.BurnIn ? 100 : 360) != 0)
            {
                return;
            }

            content[0] = Version;
            content[1] = (byte)index.Count;
            content[2] = (byte)index.Oldest;
            Bytes.Put32(content, 4, index.Cycles);
            for (int i = 0; i < GasIndex.BestValues; i++)
            {
                Bytes.Put32(content, Head + (4 * i), index.Best[i]);
            }

            try
            {
                file.Save(content);
                refused = false;
            }
            catch (Exception)
            {
                if (!refused)
                {
                    log.Say("storage refused what the gas index has learned: after a reboot it learns anew; check or replace the board");
                }

                refused = true;
            }
        }
    }
}
