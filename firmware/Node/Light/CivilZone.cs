namespace EdgeNodes.Node
{
    /// <summary>
    /// Civil time from UTC by rule, without a database: WET, CET and EET with the summer time of the European Union (directive
    /// 2000/84/EC: last Sunday of March to last Sunday of October, 01:00 UTC), UTC, and UTC with fixed hours.
    /// </summary>
    public sealed class CivilZone
    {
        private const int Hour = 3600;

        private readonly int standard;
        private readonly bool hasSummer;

        private CivilZone(int standard, bool hasSummer)
        {
            this.standard = standard;
            this.hasSummer = hasSummer;
        }

        /// <summary>The zone of a word; null, and one sentence of remedy, if there is none.</summary>
        public static CivilZone? Parse(string text, out string error)
        {
            error = "";
            switch (text)
            {
                case "WET":
                    return new CivilZone(0, true);
                case "CET":
                    return new CivilZone(Hour, true);
                case "EET":
                    return new CivilZone(2 * Hour, true);
                case "UTC":
                    return new CivilZone(0, false);
                default:
                    int hours = FixedHours(text);
                    error = "'" + text + "' is no zone: write CET, WET or EET (with the summer time of the European Union), UTC, or UTC-12 to UTC+14";
                    return hours == int.MaxValue ? null : new CivilZone(hours * Hour, false);
            }
        }

        /// <summary>Civil seconds, as if civil time were UTC.</summary>
        public long ToCivil(long utc) => utc + standard + (IsSummer(utc) ? Hour : 0);

        /// <summary>
        /// The moment of a civil time. One that comes twice counts the first time; one that spring skips counts as the clock shows
        /// it when it would have come: 02:30 as 03:30.
        /// </summary>
        public long ToUtc(long civil)
        {
            long summer = civil - standard - Hour;
            return IsSummer(summer) ? summer : civil - standard;
        }

        private bool IsSummer(long utc)
        {
            if (!hasSummer)
            {
                return false;
            }

            CivilDate.Split(CivilDate.FloorDays(utc), out int year, out _, out _);
            return utc >= Change(year, 3) && utc < Change(year, 10);
        }

        private static long Change(int year, int month)
        {
            int last = CivilDate.DaysOf(year, month, 31);
            int sunday = last - ((CivilDate.Weekday(last) + 1) % 7);
            return (sunday * 86400L) + Hour;
        }

        // int.MaxValue if it is no such text. Not int.TryParse: on the device a failed one leaves int.MinValue behind.
        private static int FixedHours(string text)
        {
            if (text.Length < 5 || text.Length > 6 || text.Substring(0, 3) != "UTC" || (text[3] != '+' && text[3] != '-'))
            {
                return int.MaxValue;
            }

            int hours = 0;
            for (int i = 4; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return int.MaxValue;
                }

                hours = (hours * 10) + (text[i] - '0');
            }

            hours = text[3] == '-' ? -hours : hours;
            return hours < -12 || hours > 14 ? int.MaxValue : hours;
        }
    }
}
