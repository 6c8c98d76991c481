namespace EdgeNodes.Node
{
    /// <summary>What a point of a schedule waits for.</summary>
    public enum Moment
    {
        /// <summary>A time of the clock.</summary>
        Clock = 0,

        /// <summary>The sun sets.</summary>
        Sunset = 1,

        /// <summary>The sun falls to 6 degrees below the horizon.</summary>
        Dusk = 2,

        /// <summary>The sun falls to 12 degrees below the horizon.</summary>
        NauticalDusk = 3,

        /// <summary>The sun climbs to 12 degrees below the horizon.</summary>
        NauticalDawn = 4,

        /// <summary>The sun climbs to 6 degrees below the horizon.</summary>
        Dawn = 5,

        /// <summary>The sun rises.</summary>
        Sunrise = 6,
    }
}
