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

        /// <summary>What stands for a key, as `=value`; a secret says only whether it is set.</summary>
        internal string Show(int key) =>
            SettingKeys.At(key).IsSecret ? (texts[key].Length > 0 ? " is set" : " is not set")
            : key == SettingKeys.Id ? "=" + Id.ToString()
            : !SettingKeys.At(key).IsNumber ? "=" + texts[key]
            : numbers[key] == SettingKeys.NotSet ? " is not set" : "=" + numbers[key].ToString();

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

        /// <summary>Longest wait between two attempts to reach the gateway.</summary>
        public int LinkRetrySeconds => numbers[SettingKeys.LinkRetrySeconds];

        /// <summary>
        /// Number of the first boot. A new board that takes over an id begins above the old one's last boot: else its
        /// readings would be taken for repetitions.
        /// </summary>
        public int FirstBoot => numbers[SettingKeys.BootFirst];

        /// <summary>True to talk TLS to the gateway.</summary>
        public bool GatewayTls => numbers[SettingKeys.GatewayTls] != 0;

        /// <summary>The certificate authority that the gateway's certificate must come from, base64 of DER; empty for none.</summary>
        public string GatewayCa => texts[SettingKeys.GatewayCa];

        /// <summary>The node's own certificate, base64 of DER; empty for none.</summary>
        public string NodeCertificate => texts[SettingKeys.NodeCertificate];

        /// <summary>The key of the node's own certificate, base64 of DER; empty for none.</summary>
        public string NodeKey => texts[SettingKeys.NodeKey];

        /// <summary>Minutes without an acknowledgement after which the node restarts; 0 for never.</summary>
        public int LinkWatchdogMinutes => numbers[SettingKeys.LinkWatchdogMinutes];

        /// <summary>Minutes between two readings that carry diagnostics.</summary>
        public int DiagnosticsMinutes => numbers[SettingKeys.DiagnosticsMinutes];

        /// <summary>True to sleep deeply between samples.</summary>
        public bool SleepDeep => numbers[SettingKeys.SleepDeep] != 0;

        /// <summary>Who tells the time: the gateway unless the file names another.</summary>
        public string ClockServer => texts[SettingKeys.ClockServer].Length > 0 ? texts[SettingKeys.ClockServer] : GatewayHost;

        /// <summary>Which dust sensor is fitted: pms5003 or sps30.</summary>
        public string AirDust => texts[SettingKeys.AirDust];

        /// <summary>Warmth that the node's own case adds to the air temperature, in tenths of a kelvin.</summary>
        public int AirSelfHeatingTenths => numbers[SettingKeys.AirSelfHeatingTenths];

        /// <summary>Soil probe's counts in dry soil; negative if not calibrated.</summary>
        public int SoilDry => numbers[SettingKeys.SoilDry];

        /// <summary>Soil probe's counts in wet soil; negative if not calibrated.</summary>
        public int SoilWet => numbers[SettingKeys.SoilWet];

        /// <summary>Date of the calibration, yyyy-mm-dd; empty if unknown.</summary>
        public string SoilCalibrated => texts[SettingKeys.SoilCalibrated];

        /// <summary>Who calibrated; empty if unknown.</summary>
        public string SoilCalibratedBy => texts[SettingKeys.SoilCalibratedBy];

        /// <summary>Where the probe is wired: adc or ads1115.</summary>
        public string SoilInput => texts[SettingKeys.SoilInput];

        /// <summary>From the water sensor down to the reference of the manhole in mm; negative if not measured.</summary>
        public int WaterReferenceMm => numbers[SettingKeys.WaterReference];

        /// <summary>Which sensor is fitted: a02yyuw, jsn-sr04t, hc-sr04 or loop.</summary>
        public string WaterSensor => texts[SettingKeys.WaterSensor];

        /// <summary>Alert level above the reference in mm; negative for none.</summary>
        public int WaterAlertMm => numbers[SettingKeys.WaterAlert];

        /// <summary>Danger level above the reference in mm; negative for none.</summary>
        public int WaterDangerMm => numbers[SettingKeys.WaterDanger];

        /// <summary>How far below a level the water must fall to end it, mm.</summary>
        public int WaterHysteresisMm => numbers[SettingKeys.WaterHysteresis];

        /// <summary>Fastest rise that this manhole can see, mm/min.</summary>
        public int WaterMaxRise => numbers[SettingKeys.WaterMaxRise];

        /// <summary>Sampling period in a flood, s.</summary>
        public int WaterFastSeconds => numbers[SettingKeys.WaterFastSeconds];

        /// <summary>Level at 20 mA less the one at 4 mA, mm; negative if not set.</summary>
        public int WaterLoopRangeMm => numbers[SettingKeys.WaterLoopRange];

        /// <summary>Level at 4 mA above the reference, mm.</summary>
        public int WaterLoopOffsetMm => numbers[SettingKeys.WaterLoopOffset];

        /// <summary>Shunt of the current loop, Ohm.</summary>
        public int WaterLoopShuntOhm => numbers[SettingKeys.WaterLoopShunt];

        /// <summary>What a lost echo over calm water means: danger, dry or doubt.</summary>
        public string WaterLostEcho => texts[SettingKeys.WaterLostEcho];

        /// <summary>Lamp level without command and schedule, in steps of 0.5 %.</summary>
        public int DefaultLevelSteps => numbers[SettingKeys.LevelDefault] * 2;

        /// <summary>Lowest level at night, in steps of 0.5 %.</summary>
        public int MinLevelSteps => numbers[SettingKeys.LevelMin] * 2;

        /// <summary>How the lamp's driver is told: pwm, 0-10v or dali.</summary>
        public string LampDriver => texts[SettingKeys.LampDriver];

        /// <summary>Power of the lamp at full level, W; negative if not known.</summary>
        public int LampNominalWatts => numbers[SettingKeys.LampNominal];

        /// <summary>Fade between levels that nobody asked a fade for, tenths of a second.</summary>
        public int LampFadeTenths => numbers[SettingKeys.LampFade];

        /// <summary>Minutes without the gateway after which commands no longer hold; 0 for never.</summary>
        public int LampDeadmanMinutes => numbers[SettingKeys.LampDeadman];

        /// <summary>Level from power-on until anything else is known, in steps of 0.5 %.</summary>
        public int LampPowerOnSteps => numbers[SettingKeys.LampPowerOn] * 2;

        /// <summary>Constant light output: hours:percent pairs separated by semicolons; empty for none.</summary>
        public string LampClo => texts[SettingKeys.LampClo];

        /// <summary>Control voltage at the lowest level, tenths of a volt.</summary>
        public int LampVoltsMinTenths => numbers[SettingKeys.LampVoltsMin];

        /// <summary>Control voltage at full level, tenths of a volt.</summary>
        public int LampVoltsMaxTenths => numbers[SettingKeys.LampVoltsMax];

        /// <summary>The schedule of the lamp; empty for none.</summary>
        public string LightSchedule => texts[SettingKeys.LightSchedule];

        /// <summary>True if the lamp knows where it stands.</summary>
        public bool HasPosition => numbers[SettingKeys.LightLatitude] != SettingKeys.NotSet && numbers[SettingKeys.LightLongitude] != SettingKeys.NotSet;

        /// <summary>Latitude north in 1/10000 degree; see HasPosition.</summary>
        public int LatitudeE4 => numbers[SettingKeys.LightLatitude];

        /// <summary>Longitude east in 1/10000 degree; see HasPosition.</summary>
        public int LongitudeE4 => numbers[SettingKeys.LightLongitude];

        /// <summary>Rule of the civil time: CET, UTC, UTC+1 and the like; CET unless the file names another.</summary>
        public string LightZone => texts[SettingKeys.LightZone].Length > 0 ? texts[SettingKeys.LightZone] : "CET";

        /// <summary>Holidays: mm-dd or yyyy-mm-dd, separated by semicolons; empty for none.</summary>
        public string LightHolidays => texts[SettingKeys.LightHolidays];

        /// <summary>Level while somebody is there, in steps of 0.5 %; 0 for no presence input.</summary>
        public int PresenceLevelSteps => numbers[SettingKeys.PresenceLevel] * 2;

        /// <summary>How long presence holds after it was seen last, s.</summary>
        public int PresenceHoldSeconds => numbers[SettingKeys.PresenceHold];

        /// <summary>Hundredths of a count that the soil probe rises by per kelvin above 20 Cel, at equal moisture.</summary>
        public int SoilDriftHundredths => numbers[SettingKeys.SoilDrift];

        /// <summary>Equal values in a row after which a soil sensor counts as stuck; 0 for what usually does.</summary>
        public int SoilStuckSamples => numbers[SettingKeys.SoilStuckSamples];

        /// <summary>Longest time awake in one cycle of a node that sleeps deeply, s; and how long it waits for a technician after power-on.</summary>
        public int SleepAwakeSeconds => numbers[SettingKeys.SleepAwake];

        /// <summary>Equal values in a row after which the thermometer in the shaft counts as stuck; 0 for what usually does.</summary>
        public int WaterAirStuckSamples => numbers[SettingKeys.WaterAirStuckSamples];
    }
}
