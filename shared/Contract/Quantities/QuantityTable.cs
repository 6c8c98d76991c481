namespace EdgeNodes.Contract.Quantities
{
    /// <summary>
    /// Every quantity that travels. Steps are those of docs/decisions/0004-frame.md; units are UCUM codes (ucum.org).
    /// A new quantity goes to the end: its code is its place.
    /// </summary>
    public static class QuantityTable
    {
        private static readonly Quantity[] Table =
        {
            new Quantity(0, "temperature", "Cel", 1, 10, -600, 1250),
            new Quantity(1, "humidity", "%", 1, 2, 0, 200),
            new Quantity(2, "pressure", "hPa", 1, 10, 3000, 11100),
            new Quantity(3, "gas_resistance", "Ohm", 1, 1, 0, 672, octaves: true),
            new Quantity(4, "pm2_5", "ug/m3", 1, 1, 0, 4095),
            new Quantity(5, "pm10", "ug/m3", 1, 1, 0, 4095),
            new Quantity(6, "soil_temperature", "Cel", 1, 10, -600, 1250),
            new Quantity(7, "soil_moisture_raw", "1", 1, 1, 0, 65535),
            new Quantity(8, "soil_moisture", "%", 1, 2, 0, 200),
            new Quantity(9, "distance", "mm", 5, 1, 0, 4095),
            new Quantity(10, "water_level", "mm", 5, 1, -2048, 6143),
            new Quantity(11, "battery", "V", 1, 100, 0, 4095),
            new Quantity(12, "dim_level", "%", 1, 2, 0, 200),
            new Quantity(13, "power", "W", 1, 10, 0, 65535),
            new Quantity(14, "energy", "W.h", 1, 1, 0, 0x3FFFFFFF),
            new Quantity(15, "gas_index", "%", 1, 2, 0, 200),
            new Quantity(16, "gas_accuracy", "1", 1, 1, 0, 4),
            new Quantity(17, "cause", "1", 1, 1, 0, 1023),
            new Quantity(18, "boot_reason", "1", 1, 1, 0, 15),
            new Quantity(19, "free_memory", "By", 64, 1, 0, 65535),
            new Quantity(20, "rssi", "dBm", 1, 1, -150, 20),
            new Quantity(21, "firmware", "1", 1, 1, 0, 999999),
            new Quantity(22, "awake", "s", 1, 10, 0, 65535),
            new Quantity(23, "flood_state", "1", 1, 1, 0, 2),
            new Quantity(24, "rise_rate", "mm/min", 1, 10, -20480, 20479),
            new Quantity(25, "time_to_danger", "min", 1, 1, 0, 4095),
            new Quantity(26, "echo_spread", "mm", 1, 1, 0, 4095),
            new Quantity(27, "lamp_state", "1", 1, 1, 0, 255),
            new Quantity(28, "operating_time", "h", 1, 1, 0, 0xFFFFF),
            new Quantity(29, "switch_count", "1", 1, 1, 0, 0xFFFFFF),
            new Quantity(30, "level_origin", "1", 1, 1, 0, 7),
            new Quantity(31, "presence", "1", 1, 1, 0, 1),
            new Quantity(32, "dropped", "1", 1, 1, 0, 0xFFFFFF),
        };

        /// <summary>How many there are; codes run from 0 to Count - 1.</summary>
        public static int Count => Table.Length;

        /// <summary>The quantity of a code; the code must be below <see cref="Count"/>.</summary>
        public static Quantity ByCode(int code) => Table[code];

        /// <summary>The quantity of a name, or null.</summary>
        public static Quantity? ByName(string? name)
        {
            for (int i = 0; i < Table.Length; i++)
            {
                if (Table[i].Name == name)
                {
                    return Table[i];
                }
            }

            return null;
        }

        /// <summary>Air temperature, Cel.</summary>
        public static Quantity Temperature => Table[0];

        /// <summary>Relative humidity, %.</summary>
        public static Quantity Humidity => Table[1];

        /// <summary>Air pressure, hPa.</summary>
        public static Quantity Pressure => Table[2];

        /// <summary>Resistance of a metal-oxide gas sensor, Ohm.</summary>
        public static Quantity GasResistance => Table[3];

        /// <summary>Particulate matter up to 2.5 um, ug/m3.</summary>
        public static Quantity Pm25 => Table[4];

        /// <summary>Particulate matter up to 10 um, ug/m3.</summary>
        public static Quantity Pm10 => Table[5];

        /// <summary>Soil temperature, Cel.</summary>
        public static Quantity SoilTemperature => Table[6];

        /// <summary>Converter counts of a capacitive soil probe.</summary>
        public static Quantity SoilMoistureRaw => Table[7];

        /// <summary>Relative wetness between two calibration points, %.</summary>
        public static Quantity SoilMoisture => Table[8];

        /// <summary>From the sensor down to the water, mm.</summary>
        public static Quantity Distance => Table[9];

        /// <summary>Above the reference of the manhole, mm.</summary>
        public static Quantity WaterLevel => Table[10];

        /// <summary>Supply or battery voltage, V.</summary>
        public static Quantity Battery => Table[11];

        /// <summary>Level that the lamp is driven at, % of luminous flux.</summary>
        public static Quantity DimLevel => Table[12];

        /// <summary>Active power of the lamp, W.</summary>
        public static Quantity Power => Table[13];

        /// <summary>Energy since installation, W.h.</summary>
        public static Quantity Energy => Table[14];

        /// <summary>Clean air 100 %, falling with gas: a trend of the metal-oxide sensor, no legal index; %.</summary>
        public static Quantity GasIndex => Table[15];

        /// <summary>How far the gas index has settled, 1 to 4; while it is 0 the index stays away.</summary>
        public static Quantity GasAccuracy => Table[16];

        /// <summary>Why the reading is flagged: part * 16 + cause, see <see cref="Readings.Causes"/>.</summary>
        public static Quantity Cause => Table[17];

        /// <summary>Why the node booted, see <see cref="Readings.Words.OfBootReason"/>.</summary>
        public static Quantity BootReason => Table[18];

        /// <summary>Free managed memory, By.</summary>
        public static Quantity FreeMemory => Table[19];

        /// <summary>Received signal strength of the Wi-Fi, dBm (RFC 8798; UCUM has no name for it).</summary>
        public static Quantity Rssi => Table[20];

        /// <summary>Version of the firmware: major * 10000 + minor * 100 + patch.</summary>
        public static Quantity Firmware => Table[21];

        /// <summary>Time awake in the last cycle of a node that sleeps, s.</summary>
        public static Quantity Awake => Table[22];

        /// <summary>0 normal, 1 alert level reached, 2 danger level reached or to be assumed.</summary>
        public static Quantity FloodState => Table[23];

        /// <summary>Rate of rise of the water, mm/min.</summary>
        public static Quantity RiseRate => Table[24];

        /// <summary>Until the danger level at the present rate, min.</summary>
        public static Quantity TimeToDanger => Table[25];

        /// <summary>Spread of the echoes behind one distance, mm: the quality of the measurement.</summary>
        public static Quantity EchoSpread => Table[26];

        /// <summary>Failures of the lamp, bits named after uCIFI object 3416.</summary>
        public static Quantity LampState => Table[27];

        /// <summary>Hours that the lamp has burned, h.</summary>
        public static Quantity OperatingTime => Table[28];

        /// <summary>How often the lamp was switched on.</summary>
        public static Quantity SwitchCount => Table[29];

        /// <summary>What set the lamp's level: full-on, default, schedule, command, presence or dead-man.</summary>
        public static Quantity LevelOrigin => Table[30];

        /// <summary>1 while somebody is seen under the lamp.</summary>
        public static Quantity Presence => Table[31];

        /// <summary>Readings given up since installation because the outbox was full.</summary>
        public static Quantity Dropped => Table[32];
    }
}
