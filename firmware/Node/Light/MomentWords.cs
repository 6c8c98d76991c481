namespace EdgeNodes.Node
{
    /// <summary>The words for moments: events of the sun with an offset, or a time.</summary>
    internal static class MomentWords
    {
        /// <summary>Longest offset from an event, minutes.</summary>
        internal const int MaxOffset = 180;

        /// <summary>What may be written.</summary>
        internal const string Remedy =
            "sunset, dusk, nautical-dusk, nautical-dawn, dawn or sunrise, with +1 to +180 or -1 to -180 minutes behind it or without, or a time like 22:30";

        private static readonly string[] Names = { "", "sunset", "dusk", "nautical-dusk", "nautical-dawn", "dawn", "sunrise" };

        /// <summary>False if it is no moment; minutes as in <see cref="LightProgram.MinutesOf"/>.</summary>
        internal static bool TryParse(string word, out Moment moment, out int minutes)
        {
            moment = Moment.Clock;
            if (word.Length == 5 && word[2] == ':')
            {
                int hour = Digits.Parse(word.Substring(0, 2), 2);
                int minute = Digits.Parse(word.Substring(3), 2);
                minutes = (((hour + 12) % 24) * 60) + minute;
                return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
            }

            for (int i = 1; i < Names.Length; i++)
            {
                if (word.StartsWith(Names[i]))
                {
                    moment = (Moment)i;
                    return TryOffset(word.Substring(Names[i].Length), out minutes);
                }
            }

            minutes = 0;
            return false;
        }

        private static bool TryOffset(string text, out int minutes)
        {
            minutes = 0;
            if (text.Length == 0)
            {
                return true;
            }

            int offset = text[0] == '+' || text[0] == '-' ? Digits.Parse(text.Substring(1), 3) : -1;
            minutes = text[0] == '-' ? -offset : offset;
            return offset >= 0 && offset <= MaxOffset;
        }
    }
}
