namespace EdgeNodes.Contract.Readings
{
    /// <summary>
    /// Which readings of one node have been seen, as merged ranges of (boot, sequence). An ordinary node is one range per
    /// boot, whatever the number of readings. Bounded: beyond <see cref="Capacity"/> ranges the oldest is forgotten, since
    /// a duplicate can still be told by its identity, while a wrongly merged gap would be a loss.
    /// </summary>
    public sealed class SequenceSet
    {
        private ulong[] first = new ulong[4];
        private ulong[] last = new ulong[4];
        private int count;

        /// <param name="capacity">How many ranges are kept at most.</param>
        public SequenceSet(int capacity = 1024)
        {
            Capacity = capacity < 1 ? 1 : capacity;
        }

        /// <summary>How many ranges are kept at most.</summary>
        public int Capacity { get; }

        /// <summary>How many ranges there are, in rising order.</summary>
        public int RangeCount => count;

        /// <summary>Boot of range <paramref name="index"/>.</summary>
        public ushort BootAt(int index) => (ushort)(first[index] >> 33);

        /// <summary>First sequence of range <paramref name="index"/>.</summary>
        public uint FirstAt(int index) => (uint)first[index];

        /// <summary>Last sequence of range <paramref name="index"/>, included.</summary>
        public uint LastAt(int index) => (uint)last[index];

        /// <summary>True if this reading was noted before.</summary>
        public bool Contains(ushort boot, uint sequence)
        {
            ulong key = Key(boot, sequence);
            int at = IndexAtOrBelow(key);
            return at >= 0 && key <= last[at];
        }

        /// <summary>Notes a reading; true if it is new.</summary>
        public bool Add(ushort boot, uint sequence) => AddRange(boot, sequence, sequence);

        /// <summary>Notes a range, ends included; true if any of it is new.</summary>
        public bool AddRange(ushort boot, uint from, uint to)
        {
            ulong low = Key(boot, from);
            ulong high = Key(boot, to);
            if (high < low)
            {
                return false;
            }

            int at = IndexAtOrBelow(low);
            if (at >= 0 && high <= last[at])
            {
                return false;
            }

            // Keys leave one bit free between boots, so the last sequence of one never touches the first of the next.
            int start = at >= 0 && last[at] + 1 >= low ? at : at + 1;
            int end = start;
            while (end < count && first[end] <= high + 1)
            {
                low = first[end] < low ? first[end] : low;
                high = last[end] > high ? last[end] : high;
                end++;
            }

            ReplaceBy(start, end, low, high);
            if (count > Capacity)
            {
                ReplaceBy(0, 2, first[1], last[1]);
            }

            return true;
        }

        private static ulong Key(ushort boot, uint sequence) => ((ulong)boot << 33) | sequence;

        private int IndexAtOrBelow(ulong key)
        {
            int low = 0;
            int high = count - 1;
            while (low <= high)
            {
                int middle = (low + high) / 2;
                if (first[middle] <= key)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return high;
        }

        private void ReplaceBy(int start, int end, ulong low, ulong high)
        {
            int newCount = count - (end - start) + 1;
            ulong[] newFirst = newCount <= first.Length ? first : new ulong[first.Length * 2];
            ulong[] newLast = newCount <= last.Length ? last : new ulong[last.Length * 2];
            System.Array.Copy(first, end, newFirst, start + 1, count - end);
            System.Array.Copy(last, end, newLast, start + 1, count - end);
            if (newFirst != first)
            {
                System.Array.Copy(first, 0, newFirst, 0, start);
                System.Array.Copy(last, 0, newLast, 0, start);
            }

            newFirst[start] = low;
            newLast[start] = high;
            first = newFirst;
            last = newLast;
            count = newCount;
        }
    }
}
