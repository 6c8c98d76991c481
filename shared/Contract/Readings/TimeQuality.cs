namespace EdgeNodes.Contract.Readings
{
    /// <summary>How far a reading's time may be trusted. Travels in frames (2 bits): never renumber.</summary>
    public enum TimeQuality
    {
        /// <summary>The node did not know the time: Time counts seconds since its boot.</summary>
        Unknown = 0,

        /// <summary>A clock that was set once and ran on its own since.</summary>
        Estimated = 1,

        /// <summary>Stamped by the gateway on arrival.</summary>
        Gateway = 2,

        /// <summary>From a clock that is kept by time synchronisation.</summary>
        Synced = 3,
    }
}
