using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Reads <c>node.cfg</c>: ASCII lines of <c>key=value</c>, empty lines and lines that begin with #. Anything else is an
    /// error that names line, key and remedy: a node that guesses its settings does harm far from anyone who could see it.
    /// </summary>
    public sealed class SettingsFile
    {
        /// <summary>Its name on internal storage.</summary>
        public const string Name = "node.cfg";

        /// <summary>A longer file is refused.</summary>
        public const int MaxBytes = 8192;

        private readonly NodeKind kind;
        private readonly string[] texts = new string[SettingKeys.Count];
        private readonly int[] numbers = new int[SettingKeys.Count];
        private readonly int[] lines = new int[SettingKeys.Count];
        private readonly bool[] changed = new bool[SettingKeys.Count];
        private bool inChanges;
        private NodeId id;

        /// <param name="kind">What the app is: a node of another kind is an error.</param>
        private SettingsFile(NodeKind kind)
        {
            this.kind = kind;
        }

        /// <summary>Reads the file's bytes. On failure <paramref name="error"/> is one sentence for the technician.</summary>
        public static bool TryParse(byte[] data, int length, NodeKind kind, out NodeSettings? settings, out string error) =>
            TryParse(data, length, new byte[0], 0, kind, out settings, out error);

        /// <summary>Reads the file's bytes under changes made later: a key of the changes stands above the same key of the file.</summary>
        public static bool TryParse(
            byte[] data, int length, byte[] changes, int changesLength, NodeKind kind, out NodeSettings? settings, out string error)
        {
            SettingsFile file = new SettingsFile(kind);
            settings = null;
            string? problem = length > MaxBytes ? Name + " is longer than " + MaxBytes.ToString() + " bytes: remove comments"
                : file.Parse(data, length, changes, changesLength);
            error = problem ?? "";
            if (problem == null)
            {
                settings = new NodeSettings(file.id, file.texts, file.numbers);
            }

            return problem == null;
        }

        private string? Parse(byte[] data, int length, byte[] changes, int changesLength)
        {
            for (int i = 0; i < SettingKeys.Count; i++)
            {
                texts[i] = SettingKeys.At(i).UsualText;
                numbers[i] = SettingKeys.At(i).Usual;
            }

            inChanges = true;
            string? problem = ParseLines(changes, changesLength);
            inChanges = false;
            return problem ?? ParseLines(data, length) ?? Missing() ?? new SettingsCheck(texts, numbers, lines, changed).Contradiction();
        }

        private string? ParseLines(byte[] data, int length)
        {
            int line = 1;
            int start = 0;
            for (int at = 0; at <= length; at++)
            {
                if (at < length && data[at] != '\n')
                {
                    continue;
                }

                string? problem = ParseLine(data, start, at, line);
                if (problem != null)
                {
                    return SettingsCheck.PlaceOf(line, inChanges) + ": " + problem;
                }

                line++;
                start = at + 1;
            }

            return null;
        }

        private string? ParseLine(byte[] data, int start, int end, int line)
        {
            char[] characters = new char[end - start];
            for (int i = 0; i < characters.Length; i++)
            {
                byte value = data[start + i];
                if (value != '\t' && value != '\r' && (value < ' ' || value > '~'))
                {
                    return "character " + (i + 1).ToString() + " is not ASCII: save the file as plain text";
                }

                characters[i] = (char)value;
            }

            string text = new string(characters).Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                return null;
            }

            int equals = text.IndexOf('=');
            if (equals < 1)
            {
                // Not the line itself: it may be a secret with a colon, or the rest of a key that an editor has broken.
                return "no key=value stands there: write key=value, each in one line";
            }

            return Take(text.Substring(0, equals).Trim(), text.Substring(equals + 1).Trim(), line);
        }

        private string? Take(string name, string value, int line)
        {
            int index = SettingKeys.IndexOf(name);
            if (index < 0)
            {
                return (IsName(name) ? "key " + name : "its key") + " is unknown: remove the line or correct its key";
            }

            if (changed[index] && !inChanges)
            {
                return null;
            }

            if (lines[index] != 0)
            {
                return "key " + name + " stands in line " + lines[index].ToString() + " already: remove one of the two";
            }

            lines[index] = line;
            changed[index] = inChanges;
            SettingKey key = SettingKeys.At(index);
            if (key.Kind != NodeKind.None && key.Kind != kind)
            {
                return "key " + name + " is for " + NodeKinds.NameOf(key.Kind) + " nodes: remove the line";
            }

            bool fits = key.IsNumber
                ? TryNumber(value, out numbers[index]) && numbers[index] >= key.Least && numbers[index] <= key.Most
                : value.Length >= key.Least && value.Length <= key.Most && key.Offers(value);
            if (index == SettingKeys.Id)
            {
                return TakeId(value);
            }

            if (!fits)
            {
                // A secret does not go to the console, not even a wrong one.
                return "key " + name + (key.IsSecret ? " does not fit: " : " cannot be '" + value + "': ") + key.Remedy;
            }

            texts[index] = value;
            return null;
        }

        private string? TakeId(string value)
        {
            if (!NodeId.TryParse(value, out id, out string error))
            {
                return "key id: " + error;
            }

            return id.Kind == kind ? null
                : "key id: " + value + " is a node of kind " + NodeKinds.NameOf(id.Kind) + ", but this board runs the firmware for "
                + NodeKinds.NameOf(kind) + ": correct the id or flash the other firmware";
        }

        private string? Missing()
        {
            for (int i = 0; i < SettingKeys.Count; i++)
            {
                if (SettingKeys.At(i).IsRequired && lines[i] == 0)
                {
                    return Name + ": key " + SettingKeys.At(i).Name + " is missing: add a line " + SettingKeys.At(i).Name + "=...";
                }
            }

            return null;
        }

        // What does not look like a key is not shown: it may be the rest of a broken line of base64.
        private static bool IsName(string text)
        {
            bool fits = text.Length <= 32;
            for (int i = 0; i < text.Length; i++)
            {
                fits = fits && ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9') || text[i] == '.' || text[i] == '_');
            }

            return fits;
        }

        // Not int.TryParse: on the device a failed one leaves int.MinValue behind.
        private static bool TryNumber(string text, out int number)
        {
            number = 0;
            bool negative = text.Length > 0 && text[0] == '-';
            int start = negative ? 1 : 0;
            if (text.Length == start || text.Length > start + 9)
            {
                return false;
            }

            for (int i = start; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return false;
                }

                number = (number * 10) + (text[i] - '0');
            }

            number = negative ? -number : number;
            return true;
        }
    }
}
