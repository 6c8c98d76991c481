namespace EdgeNodes.Simulated.Radio;

/// <summary>Ways in which a modem stops answering.</summary>
public enum ModemHang
{
    /// <summary>It works.</summary>
    None,

    /// <summary>It ignores everything but ATZ.</summary>
    UntilReset,

    /// <summary>It ignores everything until its power is cut.</summary>
    UntilPowerCycle,
}
