namespace EdgeNodes.Gateway.Commands;

/// <summary>
/// The ids of commands that the gateway gives by itself. The platform's commands and these meet in one node, which carries each id
/// out once: so they may not share any (docs/decisions/0014-lamp.md).
/// </summary>
public static class OwnCommands
{
    /// <summary>The lowest of them; the rest of the 32 bits are the gateway's, all below is the platform's.</summary>
    public const uint First = 0xFF000000;

    /// <summary>True for an id of the gateway's own.</summary>
    public static bool Holds(uint id) => id >= First;
}
