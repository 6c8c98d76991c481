namespace EdgeNodes.Node
{
    /// <summary>Every key of <c>node.cfg</c>. A new one is one row here and one property in <see cref="NodeSettings"/>.</summary>
    public static class SettingKeys
    {
        /// <summary>For a number that stands for "not set".</summary>
        public const int NotSet = -1;

        private const int Day = 86400;

        internal const int Id = 0;
        internal const int GatewayHost = 1;
        internal const int GatewayPort = 2;
        internal const int GatewaySecret = 3;
        internal const int WifiSsid = 4;
        internal const int WifiPassword = 5;
        internal const int SampleSeconds = 6;
        internal const int SampleMilliseconds = 7;
        internal const int SampleLimit = 8;
        internal const int ReportBatch = 9;
        internal const int LevelDefault = 10;
        internal const int SoilDry = 11;
        internal const int SoilWet = 12;
        internal const int WaterReference = 13;
        internal const int LinkRetrySeconds = 14;
        internal const int BootFirst = 15;

        private static readonly SettingKey[] Table =
        {
            SettingKey.Required("id", 7, 10),
            SettingKey.Required("gateway.host", 1, 253),
            SettingKey.Number("gateway.port", 1, 65535, 1883),
            SettingKey.Required("gateway.secret", 8, 64),
            SettingKey.Required("wifi.ssid", 1, 32),
            SettingKey.Text("wifi.password", 63),
            SettingKey.Number("sample.seconds", 1, Day, NotSet),
            SettingKey.Number("sample.milliseconds", 50, Day * 1000, NotSet),
            SettingKey.Number("sample.limit", 0, 999999999, 0),
            SettingKey.Number("report.batch", 1, 64, 1),
            SettingKey.Number("level.default", 0, 100, 100),
            SettingKey.Number("soil.dry", 0, 65535, NotSet),
            SettingKey.Number("soil.wet", 0, 65535, NotSet),
            SettingKey.Number("water.reference_mm", 100, 20000, NotSet),
            SettingKey.Number("link.retry_seconds", 1, 3600, 60),
            SettingKey.Number("boot.first", 1, 65000, 1),
        };

        /// <summary>How many there are.</summary>
        public static int Count => Table.Length;

        /// <summary>The key of an index below <see cref="Count"/>.</summary>
        public static SettingKey At(int index) => Table[index];

        /// <summary>The index of a name, -1 if there is none.</summary>
        public static int IndexOf(string name)
        {
            for (int i = 0; i < Table.Length; i++)
            {
                if (Table[i].Name == name)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
