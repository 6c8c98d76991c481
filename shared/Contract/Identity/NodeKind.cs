namespace EdgeNodes.Contract.Identity
{
    /// <summary>What a node measures or drives. The value travels in frames (3 bits): never renumber.</summary>
    public enum NodeKind
    {
        /// <summary>No node; 0 never travels.</summary>
        None = 0,

        /// <summary>`air-quality`, ids `aq-0001`.</summary>
        AirQuality = 1,

        /// <summary>`soil-moisture`, ids `sm-0001`.</summary>
        SoilMoisture = 2,

        /// <summary>`water-level`, ids `wl-0001`.</summary>
        WaterLevel = 3,

        /// <summary>`streetlight`, ids `sl-0001`.</summary>
        Streetlight = 4,
    }
}
