namespace EdgeNodes.Node
{
    /// <summary>What the sun does at an angle on one day.</summary>
    public enum SunEvent
    {
        /// <summary>It passes the angle.</summary>
        Happens = 0,

        /// <summary>It stays above it all day: no night of that depth.</summary>
        StaysAbove = 1,

        /// <summary>It stays below it all day.</summary>
        StaysBelow = 2,
    }
}
