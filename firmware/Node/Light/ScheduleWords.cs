namespace EdgeNodes.Node
{
    /// <summary>Walks over the words of a text; a semicolon is a word of its own.</summary>
    internal sealed class ScheduleWords
    {
        private readonly string text;
        private int next;

        internal ScheduleWords(string text)
        {
            this.text = text;
        }

        /// <summary>The word it stands at.</summary>
        internal string Word { get; private set; } = "";

        /// <summary>Its first character, counted from 1; behind the last word the text's length + 1.</summary>
        internal int Place { get; private set; } = 1;

        /// <summary>True at a semicolon.</summary>
        internal bool IsSemicolon => Word == ";";

        /// <summary>Goes to the next word; false behind the last one.</summary>
        internal bool Next()
        {
            while (next < text.Length && (text[next] == ' ' || text[next] == '\t'))
            {
                next++;
            }

            int start = next;
            Place = start + 1;
            while (next < text.Length && text[next] != ' ' && text[next] != '\t' && (text[next] != ';' || next == start))
            {
                next++;
                if (text[start] == ';')
                {
                    break;
                }
            }

            Word = text.Substring(start, next - start);
            return Word.Length > 0;
        }

        /// <summary>What is wrong with the word it stands at.</summary>
        internal string Fault(string what) => "'" + Word + "' at character " + Place.ToString() + " " + what;
    }
}
