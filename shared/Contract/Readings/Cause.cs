namespace EdgeNodes.Contract.Readings
{
    /// <summary>What is wrong with a part. Travels in quantity `cause` (4 bits): never renumber.</summary>
    public enum Cause
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>It does not answer.</summary>
        NoAnswer = 1,

        /// <summary>It answers the same for longer than anything alive does.</summary>
        Stuck = 2,

        /// <summary>Beyond what its data sheet allows.</summary>
        OutOfRange = 3,

        /// <summary>It scatters more than the thing measured can.</summary>
        Noise = 4,

        /// <summary>Its wire is broken.</summary>
        WireBreak = 5,

        /// <summary>Its answers arrive damaged.</summary>
        Checksum = 6,

        /// <summary>Its wire is shorted.</summary>
        ShortCircuit = 7,

        /// <summary>It has not settled since power-on.</summary>
        WarmingUp = 8,

        /// <summary>The soil is frozen: the probe sees ice as dry.</summary>
        Frozen = 9,

        /// <summary>So humid that droplets count as dust.</summary>
        Humid = 10,

        /// <summary>The water may stand inside the sensor's dead zone.</summary>
        DeadZone = 11,

        /// <summary>Echoes stay away.</summary>
        EchoLost = 12,

        /// <summary>Nobody has calibrated it.</summary>
        NotCalibrated = 13,

        /// <summary>Possible, but not to be believed before more of it is seen.</summary>
        Implausible = 14,

        /// <summary>It refuses what it is told.</summary>
        Refused = 15,
    }
}
