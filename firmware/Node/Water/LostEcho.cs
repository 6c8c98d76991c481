namespace EdgeNodes.Node
{
    /// <summary>What it means when a sensor that works hears nothing of water that was calm before.</summary>
    public enum LostEcho
    {
        /// <summary>Danger, as soon as the water can have come up to the sensor.</summary>
        Danger = 0,

        /// <summary>The bottom of this shaft gives no echo: it is dry, unless the water can have come up to the sensor.</summary>
        Dry = 1,

        /// <summary>Nothing but a doubtful reading: somebody has looked, and knows that this sensor cannot see.</summary>
        Doubt = 2,
    }
}
