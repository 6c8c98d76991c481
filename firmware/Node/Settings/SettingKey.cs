namespace EdgeNodes.Node
{
    /// <summary>One key of <c>node.cfg</c>: what it may hold, and what to write when it does not.</summary>
    public sealed class SettingKey
    {
        private SettingKey(string name, bool isNumber, int least, int most, bool required, int usual, string usualText)
        {
            Name = name;
            IsNumber = isNumber;
            Least = least;
            Most = most;
            IsRequired = required;
            Usual = usual;
            UsualText = usualText;
        }

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

        /// <summary>What to write, for people.</summary>
        public string Remedy => IsNumber
            ? "write a whole number from " + Least.ToString() + " to " + Most.ToString()
            : "write " + (Least == Most ? Least.ToString() : Least.ToString() + " to " + Most.ToString()) + " characters";

        /// <summary>A number that the file may leave out.</summary>
        public static SettingKey Number(string name, int least, int most, int usual) =>
            new SettingKey(name, true, least, most, false, usual, "");

        /// <summary>A text that the file must have.</summary>
        public static SettingKey Required(string name, int least, int most) =>
            new SettingKey(name, false, least, most, true, 0, "");

        /// <summary>A text that the file may leave out.</summary>
        public static SettingKey Text(string name, int most) =>
            new SettingKey(name, false, 0, most, false, 0, "");
    }
}
