namespace EdgeNodes.Node
{
    /// <summary>What no single line can show: settings that contradict each other.</summary>
    internal sealed class SettingsCheck
    {
        private readonly string[] texts;
        private readonly int[] numbers;
        private readonly int[] lines;
        private readonly bool[] changed;

        /// <param name="texts">Texts by key.</param>
        /// <param name="numbers">Numbers by key.</param>
        /// <param name="lines">Where each key stands; 0 for nowhere.</param>
        /// <param name="changed">True for a key that stands in the changes.</param>
        public SettingsCheck(string[] texts, int[] numbers, int[] lines, bool[] changed)
        {
            this.texts = texts;
            this.numbers = numbers;
            this.lines = lines;
            this.changed = changed;
        }

        /// <summary>A line's place, for people.</summary>
        public static string PlaceOf(int line, bool inChanges) => (inChanges ? "changed settings, line " : SettingsFile.Name + " line ") + line.ToString();

        /// <summary>Null, or what contradicts what.</summary>
        public string? Contradiction()
        {
            if (Has(SettingKeys.SampleSeconds) && Has(SettingKeys.SampleMilliseconds))
            {
                return At(SettingKeys.SampleMilliseconds) + ": key sample.milliseconds stands beside sample.seconds: remove one of the two";
            }

            return TlsContradiction() ?? SoilContradiction() ?? WaterContradiction() ?? LightContradiction();
        }

        private string? TlsContradiction()
        {
            if (numbers[SettingKeys.GatewayTls] != 0 && texts[SettingKeys.GatewayCa].Length == 0)
            {
                return At(SettingKeys.GatewayTls) + ": key gateway.ca is missing beside it: without an authority nobody knows whom the node talks to";
            }

            // A key with nothing behind it is none.
            bool certificate = texts[SettingKeys.NodeCertificate].Length > 0;
            return certificate != texts[SettingKeys.NodeKey].Length > 0
                ? At(certificate ? SettingKeys.NodeCertificate : SettingKeys.NodeKey) + ": key node." + (certificate ? "key" : "certificate")
                    + " is missing beside it: a certificate and its key go together"
                : null;
        }

        private string? SoilContradiction()
        {
            bool dry = Has(SettingKeys.SoilDry);
            bool wet = Has(SettingKeys.SoilWet);
            if (dry != wet)
            {
                return At(dry ? SettingKeys.SoilDry : SettingKeys.SoilWet) + ": key soil." + (dry ? "wet" : "dry")
                    + " is missing beside it: a calibration has two points";
            }

            return dry && numbers[SettingKeys.SoilDry] == numbers[SettingKeys.SoilWet]
                ? At(SettingKeys.SoilDry) + ": key soil.dry equals soil.wet: calibrate the probe again, or replace it"
                : null;
        }

        private string? WaterContradiction() =>
            Has(SettingKeys.WaterAlert) && Has(SettingKeys.WaterDanger) && numbers[SettingKeys.WaterAlert] >= numbers[SettingKeys.WaterDanger]
                ? At(SettingKeys.WaterAlert) + ": key water.alert_mm must be below water.danger_mm: correct one of the two"
                : null;

        private string? LightContradiction()
        {
            bool latitude = Has(SettingKeys.LightLatitude);
            return latitude != Has(SettingKeys.LightLongitude)
                ? At(latitude ? SettingKeys.LightLatitude : SettingKeys.LightLongitude) + ": key light."
                    + (latitude ? "longitude_e4" : "latitude_e4") + " is missing beside it: a place has both"
                : Light(SettingKeys.LightSchedule, LightSettings.ScheduleProblem(texts[SettingKeys.LightSchedule], latitude))
                    ?? Light(SettingKeys.LightHolidays, LightSettings.HolidaysProblem(texts[SettingKeys.LightHolidays]))
                    ?? Light(SettingKeys.LightZone, LightSettings.ZoneProblem(texts[SettingKeys.LightZone]))
                    ?? Light(SettingKeys.LampClo, CloTable.Problem(texts[SettingKeys.LampClo]));
        }

        private string? Light(int key, string? problem) =>
            problem == null ? null : At(key) + ": key " + SettingKeys.At(key).Name + " cannot be carried out: " + problem;

        private bool Has(int key) => lines[key] != 0;

        private string At(int key) => PlaceOf(lines[key], changed[key]);
    }
}
