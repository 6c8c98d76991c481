using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Contract.Quantities
{
    /// <summary>Which quantities a kind of node may report, and which it usually does, as masks of quantity codes.</summary>
    public static class KindQuantities
    {
        private const long Temperature = 1L << 0;
        private const long Humidity = 1L << 1;
        private const long Pressure = 1L << 2;
        private const long Gas = 1L << 3;
        private const long Pm25 = 1L << 4;
        private const long Pm10 = 1L << 5;
        private const long SoilTemperature = 1L << 6;
        private const long SoilRaw = 1L << 7;
        private const long SoilMoisture = 1L << 8;
        private const long Distance = 1L << 9;
        private const long WaterLevel = 1L << 10;
        private const long Battery = 1L << 11;
        private const long DimLevel = 1L << 12;
        private const long Power = 1L << 13;
        private const long Energy = 1L << 14;
        private const long GasIndex = 3L << 15;
        private const long Flood = 1L << 23;
        private const long Rise = 15L << 23;
        private const long LampState = 1L << 27;
        private const long LevelOrigin = 1L << 30;
        private const long LampLife = 31L << 27;

        // Cause, boot reason, free memory, rssi, firmware, awake; dropped.
        private const long EveryNode = (63L << 17) | (1L << 32) | Battery;

        private static readonly long[] AllowedMasks =
        {
            0,
            Temperature | Humidity | Pressure | Gas | Pm25 | Pm10 | GasIndex | EveryNode,
            SoilTemperature | SoilRaw | SoilMoisture | Temperature | Humidity | EveryNode,
            Distance | WaterLevel | Temperature | Humidity | Rise | EveryNode,
            DimLevel | Power | Energy | Temperature | LampLife | EveryNode,
        };

        // What a healthy node of the kind reports: a frame says so in one bit.
        private static readonly long[] UsualMasks =
        {
            0,
            Temperature | Humidity | Pressure | Gas | Pm25 | Pm10,
            SoilTemperature | SoilRaw | SoilMoisture | Humidity | Battery,
            Distance | WaterLevel | Battery | Flood,
            DimLevel | Power | Energy | LampState | LevelOrigin,
        };

        /// <summary>Codes that the kind may report, one bit each.</summary>
        public static long Allowed(NodeKind kind) => NodeKinds.IsKnown(kind) ? AllowedMasks[(int)kind] : 0;

        /// <summary>Codes that the kind usually reports, one bit each.</summary>
        public static long Usual(NodeKind kind) => NodeKinds.IsKnown(kind) ? UsualMasks[(int)kind] : 0;
    }
}
