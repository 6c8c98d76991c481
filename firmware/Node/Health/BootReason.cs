namespace EdgeNodes.Node
{
    /// <summary>Why a node booted, as quantity boot_reason tells it; the words are in Contract (Words.OfBootReason). Never renumber.</summary>
    public enum BootReason
    {
        /// <summary>Nobody knows.</summary>
        Unknown = 0,

        /// <summary>The supply came, or fell and came again, or the external watchdog pulled the reset: the chip cannot tell these apart.</summary>
        PowerOn = 1,

        /// <summary>Woken from deep sleep by its timer.</summary>
        Timer = 2,

        /// <summary>Restarted by plan to use changed settings.</summary>
        Settings = 3,

        /// <summary>The firmware failed, or stood still, and was restarted.</summary>
        Watchdog = 4,

        /// <summary>Restarted by plan: the gateway was out of reach for too long.</summary>
        Link = 5,

        /// <summary>Restarted by plan: asked for.</summary>
        Restart = 6,

        /// <summary>Restarted into another firmware.</summary>
        Update = 7,

        /// <summary>Restarted by plan: short of memory.</summary>
        Memory = 8,
    }
}
