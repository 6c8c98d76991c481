namespace EdgeNodes.Contract.Readings
{
    /// <summary>What set the lamp's level. Travels in quantity `level_origin`: never renumber.</summary>
    public enum LevelOrigin
    {
        /// <summary>Nothing else is known, not even the time: full on.</summary>
        FullOn = 0,

        /// <summary>The level without command and schedule.</summary>
        Default = 1,

        /// <summary>The schedule, or its darkness by day.</summary>
        Schedule = 2,

        /// <summary>A command whose time to live runs.</summary>
        Command = 3,

        /// <summary>Somebody is there, or comes.</summary>
        Presence = 4,

        /// <summary>The gateway is silent for too long: a command was given up, what stands behind it rules.</summary>
        DeadMan = 5,

        /// <summary>Power came on a moment ago, and the time is not known yet.</summary>
        PowerOn = 6,
    }
}
