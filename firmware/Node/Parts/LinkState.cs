namespace EdgeNodes.Node
{
    /// <summary>What the link to the gateway is doing.</summary>
    public enum LinkState
    {
        /// <summary>Nothing; an attempt may be begun.</summary>
        Down = 0,

        /// <summary>An attempt is under way.</summary>
        Connecting = 1,

        /// <summary>Connected, and commands are subscribed to.</summary>
        Up = 2,
    }
}
