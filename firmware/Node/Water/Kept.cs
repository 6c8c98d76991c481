namespace EdgeNodes.Node
{
    /// <summary>Writes and reads what a part keeps over a deep sleep, number after number.</summary>
    public sealed class Kept
    {
        private readonly byte[] bytes;
        private int at;

        /// <param name="bytes">Where it lies.</param>
        /// <param name="at">Where it begins.</param>
        public Kept(byte[] bytes, int at)
        {
            this.bytes = bytes;
            this.at = at;
        }

        /// <summary>Appends 4 bytes.</summary>
        public void Put(int value)
        {
            Bytes.Put32(bytes, at, (uint)value);
            at += 4;
        }

        /// <summary>Appends 8 bytes.</summary>
        public void PutLong(long value)
        {
            Put((int)value);
            Put((int)(value >> 32));
        }

        /// <summary>The next 4 bytes.</summary>
        public int Take()
        {
            at += 4;
            return (int)Bytes.Get32(bytes, at - 4);
        }

        /// <summary>The next 8 bytes.</summary>
        public long TakeLong()
        {
            uint low = (uint)Take();
            return ((long)Take() << 32) | low;
        }
    }
}
