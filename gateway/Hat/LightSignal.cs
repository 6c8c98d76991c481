namespace EdgeNodes.Gateway.Hat;

/// <summary>What the status light says to someone who opens the cabinet. A dark light means: no power, or no gateway running.</summary>
public enum LightSignal
{
    /// <summary>Steady: every uplink is up.</summary>
    AllUp,

    /// <summary>Slow blink: an uplink is down; readings are kept in the buffer.</summary>
    UplinkDown,

    /// <summary>Fast blink: the store is in trouble; readings are at risk.</summary>
    StoreTrouble,
}
