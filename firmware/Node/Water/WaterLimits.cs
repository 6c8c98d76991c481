namespace EdgeNodes.Node
{
    /// <summary>What one manhole can do and when it is in danger.</summary>
    public sealed class WaterLimits
    {
        /// <summary>For a number that nobody set.</summary>
        public const int NotSet = -1;

        /// <summary>Nothing is set: levels are measured, nobody judges them.</summary>
        public WaterLimits()
        {
        }

        /// <param name="settings">The node's.</param>
        public WaterLimits(NodeSettings settings)
        {
            ReferenceMm = settings.WaterReferenceMm;
            AlertMm = settings.WaterAlertMm;
            DangerMm = settings.WaterDangerMm;
            HysteresisMm = settings.WaterHysteresisMm;
            MaxRise = settings.WaterMaxRise;
            FastMilliseconds = settings.WaterFastSeconds * 1000;
            UsualMilliseconds = settings.SampleMilliseconds;
            LostEcho = settings.WaterLostEcho == "dry" ? LostEcho.Dry : settings.WaterLostEcho == "doubt" ? LostEcho.Doubt : LostEcho.Danger;
        }

        /// <summary>From the sensor down to the reference, mm; negative if not measured.</summary>
        public int ReferenceMm { get; set; } = NotSet;

        /// <summary>Alert level above the reference, mm; negative for none.</summary>
        public int AlertMm { get; set; } = NotSet;

        /// <summary>Danger level above the reference, mm; negative for none.</summary>
        public int DangerMm { get; set; } = NotSet;

        /// <summary>How far below a level the water must fall to end it, mm.</summary>
        public int HysteresisMm { get; set; } = 50;

        /// <summary>Fastest rise and fall, mm/min.</summary>
        public int MaxRise { get; set; } = 200;

        /// <summary>Sampling period in a flood, ms: also the beat of everything that takes time here.</summary>
        public int FastMilliseconds { get; set; } = 60000;

        /// <summary>Usual sampling period, ms.</summary>
        public int UsualMilliseconds { get; set; } = 60000;

        /// <summary>What it means when nothing is heard of water that was calm before.</summary>
        public LostEcho LostEcho { get; set; }

        /// <summary>True if there is a level to warn of.</summary>
        public bool HasLevels => AlertMm >= 0 || DangerMm >= 0;

        /// <summary>The lowest level to warn of, mm.</summary>
        public int LowestMm => AlertMm >= 0 && (DangerMm < 0 || AlertMm < DangerMm) ? AlertMm : DangerMm;
    }
}
