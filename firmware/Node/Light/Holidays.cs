namespace EdgeNodes.Node
{
    /// <summary>
    /// Days on which the holidays' program rules: <c>12-25</c> each year, <c>2026-10-03</c> once, <c>easter+39</c> by the moon,
    /// separated by semicolons.
    /// </summary>
    public sealed class Holidays
    {
        private const int Max = 40;
        private const int EveryYear = 0;
        private const int ByEaster = -1;

        private readonly int[] years = new int[Max];
        private readonly int[] months = new int[Max];
        private readonly int[] days = new int[Max];
        private int count;

        /// <summary>The holidays of a text, which may be empty; null, and what is wrong, if it cannot be read.</summary>
        public static Holidays? Parse(string text, out string error)
        {
            Holidays holidays = new Holidays();
            string[] parts = text.Split(';');
            for (int i = 0; i < parts.Length; i++)
            {
                string part = parts[i].Trim();
                if (part.Length > 0 && (holidays.count == Max || !holidays.TryAdd(part)))
                {
                    error = holidays.count == Max
                        ? "it names more than " + Max.ToString() + " days: remove some"
                        : "'" + part + "' is no day: write 12-25, 2026-10-03 or easter+39, separated by semicolons";
                    return null;
                }
            }

            error = "";
            return holidays;
        }

        /// <summary>True if that day, counted from 1970-01-01, is one.</summary>
        public bool Contains(int day)
        {
            CivilDate.Split(day, out int year, out int month, out int dayOfMonth);
            for (int i = 0; i < count; i++)
            {
                bool hit = years[i] == ByEaster
                    ? day == CivilDate.Easter(year) + days[i]
                    : month == months[i] && dayOfMonth == days[i] && (years[i] == EveryYear || years[i] == year);
                if (hit)
                {
                    return true;
                }
            }

            return false;
        }

        private bool TryAdd(string text)
        {
            if (text.StartsWith("easter"))
            {
                bool signed = text.Length > 7 && (text[6] == '+' || text[6] == '-');
                int offset = text.Length == 6 ? 0 : signed ? Digits.Parse(text.Substring(7), 3) : -1;
                return offset >= 0 && Add(ByEaster, 0, text.Length > 6 && text[6] == '-' ? -offset : offset);
            }

            int year = text.Length == 10 && text[4] == '-' ? Digits.Parse(text.Substring(0, 4), 4) : EveryYear;
            string date = text.Length == 10 ? text.Substring(5) : text;
            if (date.Length != 5 || date[2] != '-' || (year != EveryYear && (year < 2000 || year > 2199)) || (text.Length == 10 && year == EveryYear))
            {
                return false;
            }

            int month = Digits.Parse(date.Substring(0, 2), 2);
            int day = Digits.Parse(date.Substring(3), 2);
            // A leap year, for a day that comes each year.
            return CivilDate.Exists(year == EveryYear ? 2000 : year, month, day) && Add(year, month, day);
        }

        private bool Add(int year, int month, int day)
        {
            years[count] = year;
            months[count] = month;
            days[count] = day;
            count++;
            return true;
        }
    }
}
