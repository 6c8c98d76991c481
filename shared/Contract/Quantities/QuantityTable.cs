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
    }
}
