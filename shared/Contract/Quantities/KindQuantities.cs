using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Contract.Quantities
{
    /// <summary>Which quantities a kind of node may report, and which it usually does, as masks of quantity codes.</summary>
    public static class KindQuantities
    {
        private const int Temperature = 1 << 0;
        private const int Humidity = 1 << 1;
        private const int Pressure = 1 << 2;
        private const int Gas = 1 << 3;
        private const int Pm25 = 1 << 4;
        private const int Pm10 = 1 << 5;
        private const int SoilTemperature = 1 << 6;
        private const int SoilRaw = 1 << 7;
        private const int SoilMoisture = 1 << 8;
        private const int Distance = 1 << 9;
        private const int WaterLevel = 1 << 10;
        private const int Battery = 1 << 11;
        private const int DimLevel = 1 << 12;
        private const int Power = 1 << 13;
        private const int Energy = 1 << 14;

        private static readonly int[] AllowedMasks =
        {
            0,
            Temperature | Humidity | Pressure | Gas | Pm25 | Pm10 | Battery,
            SoilTemperature | SoilRaw | SoilMoisture | Temperature | Humidity | Battery,
            Distance | WaterLevel | Temperature | Humidity | Battery,
            DimLevel | Power | Energy | Temperature | Battery,
        };

        // What a healthy node of the kind reports: a frame says so in one bit.
        private static readonly int[] UsualMasks =
        {
            0,
            Temperature | Humidity | Pressure | Gas | Pm25 | Pm10,
            SoilTemperature | SoilRaw | SoilMoisture | Humidity | Battery,
            Distance | WaterLevel | Battery,
            DimLevel | Power | Energy,
        };

        /// <summary>Codes that the kind may report, one bit each.</summary>
        public static int Allowed(NodeKind kind) => NodeKinds.IsKnown(kind) ? AllowedMasks[(int)kind] : 0;

        /// <summary>Codes that the kind usually reports, one bit each.</summary>
        public static int Usual(NodeKind kind) => NodeKinds.IsKnown(kind) ? UsualMasks[(int)kind] : 0;
    }
}
