namespace EdgeNodes.Node
{
    /// <summary>
    /// The Gregorian calendar in days since 1970-01-01, from 1900 to 2200. The day counts are Fliegel and van Flandern's (CACM 11,
    /// 1968); Easter is the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
    /// </summary>
    public static class CivilDate
    {
        private const int DaySeconds = 86400;
        private const int JulianDayOf1970 = 2440588;

        /// <summary>The day that holds that second, also before 1970.</summary>
        public static int FloorDays(long seconds)
        {
            long days = seconds / DaySeconds;
            return (int)(seconds - (days * DaySeconds) < 0 ? days - 1 : days);
        }

        /// <summary>The day of a date; the date need not exist: see <see cref="Exists"/>.</summary>
        public static int DaysOf(int year, int month, int day)
        {
            int winter = (month - 14) / 12;
            return day - 32075 + (1461 * (year + 4800 + winter) / 4) + (367 * (month - 2 - (winter * 12)) / 12)
                - (3 * ((year + 4900 + winter) / 100) / 4) - JulianDayOf1970;
        }

        /// <summary>The date of a day.</summary>
        public static void Split(int days, out int year, out int month, out int day)
        {
            int l = days + JulianDayOf1970 + 68569;
            int n = 4 * l / 146097;
            l -= ((146097 * n) + 3) / 4;
            int i = 4000 * (l + 1) / 1461001;
            l = l - (1461 * i / 4) + 31;
            int j = 80 * l / 2447;
            day = l - (2447 * j / 80);
            l = j / 11;
            month = j + 2 - (12 * l);
            year = (100 * (n - 49)) + i + l;
        }

        /// <summary>0 for Monday to 6 for Sunday.</summary>
        public static int Weekday(int days) => (((days + 3) % 7) + 7) % 7;

        /// <summary>False for the thirtieth of February.</summary>
        public static bool Exists(int year, int month, int day)
        {
            if (month < 1 || month > 12 || day < 1 || day > 31)
            {
                return false;
            }

            Split(DaysOf(year, month, day), out _, out int itsMonth, out _);
            return itsMonth == month;
        }

        /// <summary>Easter Sunday of a year.</summary>
        public static int Easter(int year)
        {
            int a = year % 19;
            int b = year / 100;
            int c = year % 100;
            int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
            int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
            int m = (a + (11 * h) + (22 * l)) / 451;
            int sum = h + l - (7 * m) + 114;
            return DaysOf(year, sum / 31, (sum % 31) + 1);
        }
    }
}
