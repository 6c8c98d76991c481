namespace EdgeNodes.Contract.Readings
{
    /// <summary>The words for <see cref="TimeQuality"/> and <see cref="ReadingFlags"/>; enum.ToString() prints a number on the device.</summary>
    public static class Words
    {
        private static readonly string[] Qualities = { "unknown", "estimated", "gateway", "synced" };
        private static readonly string[] Flags = { "alarm", "sensor-fault", "replayed", "gap" };

        /// <summary>All flag words, in the order of their bits.</summary>
        public static int FlagCount => Flags.Length;

        /// <summary>The word of a time quality.</summary>
        public static string Of(TimeQuality quality) => Qualities[(int)quality & 3];

        /// <summary>The word of the flag in bit <paramref name="bit"/>.</summary>
        public static string OfFlag(int bit) => Flags[bit];

        /// <summary>The time quality of a word; false if there is none.</summary>
        public static bool TryQuality(string? word, out TimeQuality quality)
        {
            int index = IndexOf(Qualities, word);
            quality = (TimeQuality)(index < 0 ? 0 : index);
            return index >= 0;
        }

        /// <summary>The flag of a word; false if there is none.</summary>
        public static bool TryFlag(string? word, out ReadingFlags flag)
        {
            int index = IndexOf(Flags, word);
            flag = index < 0 ? ReadingFlags.None : (ReadingFlags)(1 << index);
            return index >= 0;
        }

        private static int IndexOf(string[] words, string? word)
        {
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] == word)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
