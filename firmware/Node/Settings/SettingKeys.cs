using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Node
{
    /// <summary>Every key of <c>node.cfg</c>. A new one is one row here and one property in <see cref="NodeSettings"/>.</summary>
    public static class SettingKeys
    {
        /// <summary>For a number that stands for "not set". No range below holds it.</summary>
        public const int NotSet = int.MinValue + 1;

        private const int Day = 86400;
        private const NodeKind Air = NodeKind.AirQuality;
        private const NodeKind Soil = NodeKind.SoilMoisture;
        private const NodeKind Water = NodeKind.WaterLevel;
        private const NodeKind Lamp = NodeKind.Streetlight;

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
        internal const int LinkRetrySeconds = 10;
        internal const int BootFirst = 11;
        internal const int GatewayTls = 12;
        internal const int GatewayCa = 13;
        internal const int NodeCertificate = 14;
        internal const int NodeKey = 15;
        internal const int LinkWatchdogMinutes = 16;
        internal const int DiagnosticsMinutes = 17;
        internal const int SleepDeep = 18;
        internal const int ClockServer = 19;
        internal const int AirDust = 20;
        internal const int AirSelfHeatingTenths = 21;
        internal const int SoilDry = 22;
        internal const int SoilWet = 23;
        internal const int SoilCalibrated = 24;
        internal const int SoilCalibratedBy = 25;
        internal const int SoilInput = 26;
        internal const int WaterReference = 27;
        internal const int WaterSensor = 28;
        internal const int WaterAlert = 29;
        internal const int WaterDanger = 30;
        internal const int WaterHysteresis = 31;
        internal const int WaterMaxRise = 32;
        internal const int WaterFastSeconds = 33;
        internal const int WaterLoopRange = 34;
        internal const int WaterLoopOffset = 35;
        internal const int WaterLoopShunt = 36;
        internal const int LevelDefault = 37;
        internal const int LevelMin = 38;
        internal const int LampDriver = 39;
        internal const int LampNominal = 40;
        internal const int LampFade = 41;
        internal const int LampDeadman = 42;
        internal const int LampPowerOn = 43;
        internal const int LampClo = 44;
        internal const int LampVoltsMin = 45;
        internal const int LampVoltsMax = 46;
        internal const int LightSchedule = 47;
        internal const int LightLatitude = 48;
        internal const int LightLongitude = 49;
        internal const int LightZone = 50;
        internal const int LightHolidays = 51;
        internal const int PresenceLevel = 52;
        internal const int PresenceHold = 53;
        internal const int SoilDrift = 54;
        internal const int SoilStuckSamples = 55;
        internal const int SleepAwake = 56;
        internal const int WaterAirStuckSamples = 57;
        internal const int WaterLostEcho = 58;

        private static readonly SettingKey[] Table =
        {
            SettingKey.Required("id", 7, 10).Local(),
            SettingKey.Required("gateway.host", 1, 253),
            SettingKey.Number("gateway.port", 1, 65535, 1883),
            SettingKey.Required("gateway.secret", 8, 64).Secret(),
            SettingKey.Required("wifi.ssid", 1, 32),
            SettingKey.Text("wifi.password", 63).Secret(),
            SettingKey.Number("sample.seconds", 1, Day, NotSet),
            SettingKey.Number("sample.milliseconds", 10, Day * 1000, NotSet),
            SettingKey.Number("sample.limit", 0, 999999999, 0).Local(),
            SettingKey.Number("report.batch", 1, 64, 1),
            SettingKey.Number("link.retry_seconds", 1, 3600, 60),
            SettingKey.Number("boot.first", 1, 65000, 1).Local(),
            SettingKey.Number("gateway.tls", 0, 1, 0).Local(),
            SettingKey.Der("gateway.ca", 2800).Local(),
            SettingKey.Der("node.certificate", 2800).Local(),
            SettingKey.Der("node.key", 2800).Secret(),
            SettingKey.Number("link.watchdog_minutes", 0, 10080, 240),
            SettingKey.Number("diagnostics.minutes", 1, 1440, 60),
            SettingKey.Number("sleep.deep", 0, 1, 0).Local(),
            SettingKey.Text("clock.server", 253),
            SettingKey.Choice("air.dust", "pms5003|sps30", Air),
            SettingKey.Number("air.self_heating_tenths", 0, 100, 0, Air),
            SettingKey.Number("soil.dry", 0, 65535, NotSet, Soil),
            SettingKey.Number("soil.wet", 0, 65535, NotSet, Soil),
            SettingKey.Text("soil.calibrated", 10, Soil),
            SettingKey.Text("soil.calibrated_by", 40, Soil),
            SettingKey.Choice("soil.input", "adc|ads1115", Soil),
            SettingKey.Number("water.reference_mm", 100, 20000, NotSet, Water),
            SettingKey.Choice("water.sensor", "a02yyuw|jsn-sr04t|hc-sr04|loop", Water),
            SettingKey.Number("water.alert_mm", 0, 20000, NotSet, Water),
            SettingKey.Number("water.danger_mm", 0, 20000, NotSet, Water),
            SettingKey.Number("water.hysteresis_mm", 5, 2000, 50, Water),
            SettingKey.Number("water.max_rise_mm_per_minute", 10, 5000, 200, Water),
            SettingKey.Number("water.fast_seconds", 1, 3600, 60, Water),
            SettingKey.Number("water.loop_range_mm", 500, 20000, NotSet, Water),
            SettingKey.Number("water.loop_offset_mm", -5000, 20000, 0, Water),
            SettingKey.Number("water.loop_shunt_ohm", 50, 250, 120, Water),
            SettingKey.Number("level.default", 0, 100, 100, Lamp),
            SettingKey.Number("level.min", 1, 100, 10, Lamp),
            SettingKey.Choice("lamp.driver", "pwm|0-10v|dali|dali-bridge", Lamp),
            SettingKey.Number("lamp.nominal_w", 1, 2000, NotSet, Lamp),
            SettingKey.Number("lamp.fade_tenths", 0, 1200, 20, Lamp),
            SettingKey.Number("lamp.deadman_minutes", 0, 10080, 0, Lamp),
            SettingKey.Number("lamp.power_on", 10, 100, 100, Lamp),
            SettingKey.Text("lamp.clo", 120, Lamp),
            SettingKey.Number("lamp.volts_min_tenths", 0, 50, 10, Lamp),
            SettingKey.Number("lamp.volts_max_tenths", 50, 100, 100, Lamp),
            SettingKey.Text("light.schedule", 400, Lamp),
            SettingKey.Number("light.latitude_e4", -900000, 900000, NotSet, Lamp),
            SettingKey.Number("light.longitude_e4", -1800000, 1800000, NotSet, Lamp),
            SettingKey.Text("light.zone", 8, Lamp),
            SettingKey.Text("light.holidays", 200, Lamp),
            SettingKey.Number("presence.level", 0, 100, 0, Lamp),
            SettingKey.Number("presence.hold_seconds", 1, 600, 30, Lamp),
            SettingKey.Number("soil.drift_hundredths", -2000, 2000, 0, Soil),
            SettingKey.Number("soil.stuck_samples", 0, 100000, 0, Soil),
            SettingKey.Number("sleep.awake_seconds", 5, 600, 45),
            SettingKey.Number("water.air_stuck_samples", 0, 100000, 0, Water),
            SettingKey.Choice("water.lost_echo", "danger|dry|doubt", Water),
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
