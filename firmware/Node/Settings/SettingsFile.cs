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
        private NodeId id;

        /// <param name="kind">What the app is: a node of another kind is an error.</param>
        private SettingsFile(NodeKind kind)
        {
            this.kind = kind;
        }

        /// <summary>Reads the file from storage. On failure <paramref name="error"/> is one sentence for the technician.</summary>
        public static bool TryRead(IStorage storage, NodeKind kind, out NodeSettings? settings, out string error)
        {
            byte[] buffer = new byte[MaxBytes + 1];
            int length = storage.Read(Name, 0, buffer, 0, buffer.Length);
            settings = null;
            if (length == 0)
            {
                error = Name + " is missing or empty: write it to internal storage with at least id, gateway.host, gateway.secret and wifi.ssid";
                return false;
            }

            return TryParse(buffer, length, kind, out settings, out error);
        }

        /// <summary>Reads the file's bytes. On failure <paramref name="error"/> is one sentence for the technician.</summary>
        public static bool TryParse(byte[] data, int length, NodeKind kind, out NodeSettings? settings, out string error)
        {
            SettingsFile file = new SettingsFile(kind);
            settings = null;
            string? problem = length > MaxBytes ? Name + " is longer than " + MaxBytes.ToString() + " bytes: remove comments" : file.Parse(data, length);
            error = problem ?? "";
            if (problem == null)
            {
                settings = new NodeSettings(file.id, file.texts, file.numbers);
            }

            return problem == null;
        }

        private string? Parse(byte[] data, int length)
        {
            for (int i = 0; i < SettingKeys.Count; i++)
            {
                texts[i] = SettingKeys.At(i).UsualText;
                numbers[i] = SettingKeys.At(i).Usual;
            }

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
                    return Name + " line " + line.ToString() + ": " + problem;
                }

                line++;
                start = at + 1;
            }

            return Missing() ?? Contradiction();
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
                return "'" + text + "' is no setting: write key=value";
            }

            return Take(text.Substring(0, equals).Trim(), text.Substring(equals + 1).Trim(), line);
        }

        private string? Take(string name, string value, int line)
        {
            int index = SettingKeys.IndexOf(name);
            if (index < 0)
            {
                return "key " + name + " is unknown: remove the line or correct its key";
            }

            if (lines[index] != 0)
            {
                return "key " + name + " stands in line " + lines[index].ToString() + " already: remove one of the two";
            }

            lines[index] = line;
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

        private string? Contradiction()
        {
            if (lines[SettingKeys.SampleSeconds] != 0 && lines[SettingKeys.SampleMilliseconds] != 0)
            {
                return Name + " line " + lines[SettingKeys.SampleMilliseconds].ToString()
                    + ": key sample.milliseconds stands beside sample.seconds: remove one of the two";
            }

            bool dry = lines[SettingKeys.SoilDry] != 0;
            bool wet = lines[SettingKeys.SoilWet] != 0;
            int at = dry ? lines[SettingKeys.SoilDry] : lines[SettingKeys.SoilWet];
            if (dry != wet)
            {
                return Name + " line " + at.ToString() + ": key soil." + (dry ? "wet" : "dry") + " is missing beside it: a calibration has two points";
            }

            if (dry && numbers[SettingKeys.SoilDry] == numbers[SettingKeys.SoilWet])
            {
                return Name + " line " + at.ToString() + ": key soil.dry equals soil.wet: calibrate the probe again, or replace it";
            }

            return WaterContradiction() ?? LightContradiction();
        }

        private string? WaterContradiction()
        {
            bool both = lines[SettingKeys.WaterAlert] != 0 && lines[SettingKeys.WaterDanger] != 0;
            return both && numbers[SettingKeys.WaterAlert] >= numbers[SettingKeys.WaterDanger]
                ? Name + " line " + lines[SettingKeys.WaterAlert].ToString() + ": key water.alert_mm must be below water.danger_mm: correct one of the two"
                : null;
        }

        private string? LightContradiction()
        {
            bool latitude = lines[SettingKeys.LightLatitude] != 0;
            bool longitude = lines[SettingKeys.LightLongitude] != 0;
            return latitude != longitude
                ? Name + " line " + (latitude ? lines[SettingKeys.LightLatitude] : lines[SettingKeys.LightLongitude]).ToString()
                    + ": key light." + (latitude ? "longitude_e4" : "latitude_e4") + " is missing beside it: a place has both"
                : Light(SettingKeys.LightSchedule, LightSettings.ScheduleProblem(texts[SettingKeys.LightSchedule], latitude))
                    ?? Light(SettingKeys.LightHolidays, LightSettings.HolidaysProblem(texts[SettingKeys.LightHolidays]))
                    ?? Light(SettingKeys.LightZone, LightSettings.ZoneProblem(texts[SettingKeys.LightZone]));
        }

        private string? Light(int index, string? problem) => problem == null ? null
            : Name + " line " + lines[index].ToString() + ": key " + SettingKeys.At(index).Name + " cannot be carried out: " + problem;

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
