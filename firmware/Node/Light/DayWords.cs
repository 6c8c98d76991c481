namespace EdgeNodes.Node
{
    /// <summary>The words for days: mo to su, ranges like mo-fr or sa-mo, and hol for holidays.</summary>
    internal static class DayWords
    {
        /// <summary>All days of the week.</summary>
        internal const int All = 127;

        private const string Names = "mo tu we th fr sa su ";

        /// <summary>Bits of the days, Monday first; 0 if the word names none.</summary>
        internal static int Parse(string word)
        {
            if (word == "hol")
            {
                return LightProgram.Holiday;
            }

            int first = IndexOf(word.Length == 5 && word[2] == '-' ? word.Substring(0, 2) : word);
            int last = IndexOf(word.Length == 5 ? word.Substring(3) : word);
            if (first < 0 || last < 0)
            {
                return 0;
            }

            int days = 1 << first;
            for (int day = first; day != last; days |= 1 << day)
            {
                day = (day + 1) % 7;
            }

            return days;
        }

        /// <summary>The word of the first of these days.</summary>
        internal static string First(int days)
        {
            int day = 0;
            while (day < 6 && (days & (1 << day)) == 0)
            {
                day++;
            }

            return Names.Substring(day * 3, 2);
        }

        private static int IndexOf(string word)
        {
            int at = word.Length == 2 ? Names.IndexOf(word + " ") : -1;
            return at < 0 ? -1 : at / 3;
        }
    }
}
