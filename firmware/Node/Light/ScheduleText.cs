namespace EdgeNodes.Node
{
    /// <summary>
    /// Reads <c>light.schedule</c> (docs/light-schedule.md): programs separated by semicolons, each with the days on which its
    /// nights begin and points like <c>sunset+10=100</c>. Errors name place, word and remedy in one sentence.
    /// </summary>
    public sealed class ScheduleText
    {
        private readonly ScheduleWords words;
        private readonly LightSchedule schedule = new LightSchedule();
        private int installed = -1;

        private ScheduleText(string text)
        {
            words = new ScheduleWords(text);
        }

        /// <summary>The schedule of a text; null, and what is wrong, if there is none in it.</summary>
        public static LightSchedule? Parse(string text, out string error)
        {
            ScheduleText parser = new ScheduleText(text);
            string? problem = parser.Programs();
            error = problem ?? "";
            return problem == null ? parser.schedule : null;
        }

        private string? Programs()
        {
            while (words.Next())
            {
                string? problem = words.IsSemicolon ? null : words.Word.StartsWith("installed=") ? Installed() : Program();
                if (problem != null)
                {
                    return problem;
                }
            }

            if (schedule.Count == 0)
            {
                return "it has no program: write one like sunset=100 23:00=50 05:00=100 sunrise=off";
            }

            return schedule.Missing == 0 ? null
                : "no program is for " + DayWords.First(schedule.Missing) + ": add one for it, or one without days at the end";
        }

        private string? Installed()
        {
            installed = StreetClass.IndexOf(words.Word.Substring(10));
            return installed < 0 ? words.Fault("is no lighting class: write M1 to M6, C0 to C5 or P1 to P6")
                : schedule.Count > 0 ? words.Fault("must stand at the beginning: move it there")
                : words.Next() && !words.IsSemicolon ? words.Fault("follows installed=: put a semicolon before it")
                : null;
        }

        private string? Program()
        {
            if (schedule.Count == LightSchedule.MaxPrograms)
            {
                return words.Fault("begins one program too many: a schedule has " + LightSchedule.MaxPrograms.ToString() + " at most");
            }

            LightProgram program = new LightProgram();
            bool more = true;
            for (; more && !words.IsSemicolon && words.Word.IndexOf('=') < 0; more = words.Next())
            {
                int days = DayWords.Parse(words.Word);
                if (days == 0)
                {
                    return words.Fault("is no day and no point: write mo, tu, we, th, fr, sa, su, mo-fr or hol, or a point like sunset+10=100");
                }

                program.Days |= days;
            }

            program.Days = program.Days == 0 ? DayWords.All : program.Days;
            int latest = -1;
            for (; more && !words.IsSemicolon; more = words.Next())
            {
                string? problem = Point(program, ref latest);
                if (problem != null)
                {
                    return problem;
                }
            }

            if (program.Count == 0 || program.LevelOf(program.Count - 1) != 0)
            {
                return "the program before character " + words.Place.ToString() + " does not end in the dark: let its last point be off, like sunrise=off";
            }

            schedule.Add(program);
            return null;
        }

        private string? Point(LightProgram program, ref int latest)
        {
            string word = words.Word;
            int equals = word.IndexOf('=');
            if (equals < 0)
            {
                return words.Fault("has no level: write a point like sunset+10=100, and days only at the beginning of a program");
            }

            if (program.Count == LightProgram.MaxPoints)
            {
                return words.Fault("is one point too many: a program has " + LightProgram.MaxPoints.ToString() + " at most");
            }

            if (!MomentWords.TryParse(word.Substring(0, equals), out Moment moment, out int minute))
            {
                return words.Fault("names no moment: write " + MomentWords.Remedy);
            }

            if (moment == Moment.Clock && minute <= latest)
            {
                return words.Fault("comes before the time on its left: a night runs from noon to noon, write its times in that order");
            }

            latest = moment == Moment.Clock ? minute : latest;
            int level = Level(word.Substring(equals + 1));
            if (level < 0)
            {
                return words.Fault(installed < 0
                    ? "has no level: write off, 0 to 100 in %, or a lighting class behind installed=M4;"
                    : "has no level: write off, 0 to 100 in %, or a lighting class that the installation reaches, of the same letter");
            }

            program.Add(moment, minute, level);
            return null;
        }

        // Steps of 0.5 %, -1 for none.
        private int Level(string text)
        {
            int wanted = StreetClass.IndexOf(text);
            if (wanted >= 0)
            {
                return installed < 0 ? -1 : StreetClass.Steps(wanted, installed);
            }

            int percent = text == "off" ? 0 : Digits.Parse(text, 3);
            return percent < 0 || percent > 100 ? -1 : percent * 2;
        }
    }
}
