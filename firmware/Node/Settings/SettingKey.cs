using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Node
{
    /// <summary>One key of <c>node.cfg</c>: what it may hold, and what to write when it does not.</summary>
    public sealed class SettingKey
    {
        private SettingKey(NodeKind kind, string name, bool isNumber, int least, int most, bool required, int usual, string usualText)
        {
            Kind = kind;
            Name = name;
            IsNumber = isNumber;
            Least = least;
            Most = most;
            IsRequired = required;
            Usual = usual;
            UsualText = usualText;
        }

        /// <summary>The kind of node that has it; None: every kind.</summary>
        public NodeKind Kind { get; }

        /// <summary>As it stands in the file.</summary>
        public string Name { get; }

        /// <summary>A whole number; otherwise a text.</summary>
        public bool IsNumber { get; }

        /// <summary>Smallest number, or shortest text.</summary>
        public int Least { get; }

        /// <summary>Largest number, or longest text.</summary>
        public int Most { get; }

        /// <summary>True if the file must have it.</summary>
        public bool IsRequired { get; }

        /// <summary>The number without a line in the file.</summary>
        public int Usual { get; }

        /// <summary>The text without a line in the file.</summary>
        public string UsualText { get; }

        /// <summary>The texts it may have, separated by |; empty for any text.</summary>
        public string Choices { get; private set; } = "";

        /// <summary>True for base64 of DER: begins with M, the sequence that every certificate and key is.</summary>
        public bool IsDer { get; private set; }

        /// <summary>True for a value that no console and no answer may show.</summary>
        public bool IsSecret { get; private set; }

        /// <summary>True for a key that a command from afar may not change: a wrong value would lock the node out, or it is a secret.</summary>
        public bool IsLocal { get; private set; }

        /// <summary>What to write, for people.</summary>
        public string Remedy => IsNumber
            ? "write a whole number from " + Least.ToString() + " to " + Most.ToString()
            : IsDer ? "write the base64 of DER in one line, as edge node settings does"
            : Choices.Length > 0 ? "write one of " + Choices
            : "write " + (Least == Most ? Least.ToString() : Least.ToString() + " to " + Most.ToString()) + " characters";

        /// <summary>A number that the file may leave out.</summary>
        public static SettingKey Number(string name, int least, int most, int usual, NodeKind kind = NodeKind.None) =>
            new SettingKey(kind, name, true, least, most, false, usual, "");

        /// <summary>A text that the file must have.</summary>
        public static SettingKey Required(string name, int least, int most) =>
            new SettingKey(NodeKind.None, name, false, least, most, true, 0, "");

        /// <summary>A text that the file may leave out.</summary>
        public static SettingKey Text(string name, int most, NodeKind kind = NodeKind.None) =>
            new SettingKey(kind, name, false, 0, most, false, 0, "");

        /// <summary>A certificate or key as base64 of DER, which the file may leave out.</summary>
        public static SettingKey Der(string name, int most)
        {
            SettingKey key = Text(name, most);
            key.IsDer = true;
            return key;
        }

        /// <summary>One of a few words; the first is what stands without a line in the file.</summary>
        public static SettingKey Choice(string name, string choices, NodeKind kind)
        {
            int end = choices.IndexOf('|');
            SettingKey key = new SettingKey(kind, name, false, 1, choices.Length, false, 0, choices.Substring(0, end));
            key.Choices = choices;
            return key;
        }

        /// <summary>The same key, its value kept from eyes and from commands.</summary>
        public SettingKey Secret()
        {
            IsSecret = true;
            IsLocal = true;
            return this;
        }

        /// <summary>The same key, not to be changed by a command.</summary>
        public SettingKey Local()
        {
            IsLocal = true;
            return this;
        }

        /// <summary>True if the text is one of the choices, or base64 where that is asked for, or if anything goes.</summary>
        public bool Offers(string text) => IsDer ? text.Length == 0 || IsBase64(text)
            : Choices.Length == 0 || (text.IndexOf('|') < 0 && ("|" + Choices + "|").IndexOf("|" + text + "|") >= 0);

        private static bool IsBase64(string text)
        {
            int end = text.Length;
            end -= end > 0 && text[end - 1] == '=' ? 1 : 0;
            end -= end > 0 && text[end - 1] == '=' ? 1 : 0;
            for (int i = 0; i < end; i++)
            {
                char c = text[i];
                if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '+' && c != '/')
                {
                    return false;
                }
            }

            return text.Length % 4 == 0 && end > 2 && text[0] == 'M';
        }
    }
}
