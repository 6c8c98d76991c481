using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Node
{
    /// <summary>The settings of one node, checked. <see cref="SettingsFile"/> makes them.</summary>
    public sealed class NodeSettings
    {
        private const int MinuteMilliseconds = 60000;

        private readonly string[] texts;
        private readonly int[] numbers;

        internal NodeSettings(NodeId id, string[] texts, int[] numbers)
        {
            Id = id;
            this.texts = texts;
            this.numbers = numbers;
        }

        /// <summary>Who the node is; also its name at the gateway.</summary>
        public NodeId Id { get; }

        /// <summary>Name or address of the gateway.</summary>
        public string GatewayHost => texts[SettingKeys.GatewayHost];

        /// <summary>TCP port of the gateway.</summary>
        public int GatewayPort => numbers[SettingKeys.GatewayPort];

        /// <summary>The node's password at the gateway.</summary>
        public string GatewaySecret => texts[SettingKeys.GatewaySecret];

        /// <summary>Name of the Wi-Fi network.</summary>
        public string WifiSsid => texts[SettingKeys.WifiSsid];

        /// <summary>Password of the Wi-Fi network; empty for an open one.</summary>
        public string WifiPassword => texts[SettingKeys.WifiPassword];

        /// <summary>Sampling period in milliseconds; a minute if the file names none.</summary>
        public int SampleMilliseconds =>
            numbers[SettingKeys.SampleMilliseconds] != SettingKeys.NotSet ? numbers[SettingKeys.SampleMilliseconds]
            : numbers[SettingKeys.SampleSeconds] != SettingKeys.NotSet ? numbers[SettingKeys.SampleSeconds] * 1000
            : MinuteMilliseconds;

        /// <summary>Readings since installation after which sampling ends, for rehearsals; 0 for never.</summary>
        public int SampleLimit => numbers[SettingKeys.SampleLimit];

        /// <summary>How many readings to wait for before reporting.</summary>
        public int ReportBatch => numbers[SettingKeys.ReportBatch];

        /// <summary>Lamp level without a command, in steps of 0.5 %.</summary>
        public int DefaultLevelSteps => numbers[SettingKeys.LevelDefault] * 2;

        /// <summary>Soil probe's counts in dry soil; -1 if not calibrated.</summary>
        public int SoilDry => numbers[SettingKeys.SoilDry];

        /// <summary>Soil probe's counts in wet soil; -1 if not calibrated.</summary>
        public int SoilWet => numbers[SettingKeys.SoilWet];

        /// <summary>From the water sensor down to the reference of the manhole in mm; -1 if not measured.</summary>
        public int WaterReferenceMm => numbers[SettingKeys.WaterReference];

        /// <summary>Longest wait between two attempts to reach the gateway.</summary>
        public int LinkRetrySeconds => numbers[SettingKeys.LinkRetrySeconds];

        /// <summary>
        /// Number of the first boot. A new board that takes over an id begins above the old one's last boot: else its
        /// readings would be taken for repetitions.
        /// </summary>
        public int FirstBoot => numbers[SettingKeys.BootFirst];
    }
}
