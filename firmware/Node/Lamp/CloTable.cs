namespace EdgeNodes.Node
{
    /// <summary>
    /// Constant light output: a light source dims with its age, so it is driven higher, output = target / maintenance(hours), never
    /// above nominal (uCIFI object 3416, resource 30). Written as <c>0:100;25000:90;50000:80</c>: burning hours and what is left of
    /// the luminous flux in %, straight lines between.
    /// </summary>
    public sealed class CloTable
    {
        /// <summary>Points of a table at most.</summary>
        public const int MostPoints = 8;

        /// <summary>Least flux in %: an older source is to be replaced, not driven higher.</summary>
        public const int LeastPercent = 50;

        private const int MostHours = 500000;
        private const int FullSteps = 200;

        private readonly int[] hours = new int[MostPoints];
        private readonly int[] percents = new int[MostPoints];
        private int count;

        private CloTable()
        {
        }

        /// <summary>The table that changes nothing.</summary>
        public static CloTable None() => new CloTable();

        /// <summary>Null if the text is a table or empty, else one sentence that says what is wrong and what to write.</summary>
        public static string? Problem(string text) => new CloTable().Take(text);

        /// <summary>The table of a text; one without a table, or with a bad one, changes nothing.</summary>
        public static CloTable Parse(string text)
        {
            CloTable table = new CloTable();
            return table.Take(text) == null ? table : new CloTable();
        }

        /// <summary>The level to drive, in steps of 0.5 %, for a wished luminous flux after so many burning hours: never lower, never above 200.</summary>
        public int Apply(int levelSteps, int burned)
        {
            double maintenance = MaintenanceOf(burned);
            if (levelSteps <= 0 || maintenance < LeastPercent)
            {
                return levelSteps <= 0 ? 0 : levelSteps;
            }

            int driven = (int)((levelSteps * 100.0 / maintenance) + 0.5);
            return driven > FullSteps ? FullSteps : driven;
        }

        /// <summary>What is left of the luminous flux after so many burning hours, in %; 100 without a table.</summary>
        public double MaintenanceOf(int burned)
        {
            if (count == 0)
            {
                return 100;
            }

            int at = 0;
            while (at < count && hours[at] <= burned)
            {
                at++;
            }

            if (at == 0 || at == count)
            {
                return percents[at == 0 ? 0 : count - 1];
            }

            int span = hours[at] - hours[at - 1];
            return span <= 0 ? percents[at] : percents[at - 1] + ((double)(percents[at] - percents[at - 1]) * (burned - hours[at - 1]) / span);
        }

        private string? Take(string text)
        {
            count = 0;
            if (text.Length == 0)
            {
                return null;
            }

            string[] points = text.Split(';');
            for (int i = 0; i < points.Length; i++)
            {
                string point = points[i].Trim();
                int colon = point.IndexOf(':');
                if (colon < 0 || !TryNumber(point.Substring(0, colon), MostHours, out int hour) || !TryNumber(point.Substring(colon + 1), 100, out int percent)
                    || percent < LeastPercent)
                {
                    return "'" + point + "' is no point of a lamp's ageing: write hours:percent, 0 to 500000 hours and 50 to 100 %, like 25000:90";
                }

                if (count == MostPoints)
                {
                    return "it has more than 8 points: leave some out, what lies between two is reckoned";
                }

                if (count > 0 && (hour <= hours[count - 1] || percent > percents[count - 1]))
                {
                    return "'" + point + "' does not go on from the point before it: write rising hours and falling percents";
                }

                hours[count] = hour;
                percents[count] = percent;
                count++;
            }

            return null;
        }

        private static bool TryNumber(string text, int most, out int number)
        {
            number = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9' || number > most)
                {
                    return false;
                }

                number = (number * 10) + (text[i] - '0');
            }

            return text.Length > 0 && number <= most;
        }
    }
}
