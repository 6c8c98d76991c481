namespace EdgeNodes.Contract.Readings
{
    /// <summary>The words for the enums that travel; enum.ToString() prints a number on the device.</summary>
    public static class Words
    {
        private static readonly string[] Qualities = { "unknown", "estimated", "gateway", "synced" };
        private static readonly string[] Flags = { "alarm", "sensor-fault", "replayed", "gap", "doubtful" };
        private static readonly string[] Parts =
        {
            "none", "bme680", "pms5003", "sps30", "soil-probe", "ds18b20", "sht40", "a02yyuw", "jsn-sr04t", "hc-sr04", "loop-probe",
            "battery", "lamp-driver", "ina219", "presence", "ads1115", "clock", "storage", "supply", "lamp", "watchdog",
        };

        private static readonly string[] CauseWords =
        {
            "none", "no-answer", "stuck", "out-of-range", "noise", "wire-break", "checksum", "short-circuit", "warming-up", "frozen",
            "humid", "dead-zone", "echo-lost", "not-calibrated", "implausible", "refused",
        };

        private static readonly string[] BootReasons =
        {
            "unknown", "power-on", "timer", "settings", "watchdog", "link", "restart", "update", "memory",
        };

        private static readonly string[] Origins =
        {
            "full-on", "default", "schedule", "command", "presence", "dead-man", "power-on",
        };

        /// <summary>All flag words, in the order of their bits.</summary>
        public static int FlagCount => Flags.Length;

        /// <summary>The word of a time quality.</summary>
        public static string Of(TimeQuality quality) => Qualities[(int)quality & 3];

        /// <summary>The word of the flag in bit <paramref name="bit"/>.</summary>
        public static string OfFlag(int bit) => Flags[bit];

        /// <summary>The word of a part; "unknown" for one of a later version.</summary>
        public static string OfPart(Part part) => (int)part < Parts.Length ? Parts[(int)part] : "unknown";

        /// <summary>The word of a cause.</summary>
        public static string OfCause(Cause cause) => CauseWords[(int)cause & 15];

        /// <summary>The word of a boot reason: 1 power-on, 2 timer, 3 settings, 4 watchdog, 5 link, 6 restart, 7 update, 8 memory.</summary>
        public static string OfBootReason(int reason) => reason >= 0 && reason < BootReasons.Length ? BootReasons[reason] : BootReasons[0];

        /// <summary>The word of what set a lamp's level; "unknown" for one of a later version.</summary>
        public static string OfLevelOrigin(LevelOrigin origin) => (int)origin >= 0 && (int)origin < Origins.Length ? Origins[(int)origin] : "unknown";

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
