namespace EdgeNodes.Simulated.Chips;

/// <summary>What can be broken about a power meter.</summary>
public enum MeterFault
{
    None,

    /// <summary>Its registers keep what they held.</summary>
    Stuck,

    /// <summary>The wire to the supply is broken: it reads no voltage.</summary>
    SupplyOpen,

    /// <summary>A wire to the shunt is broken: it reads no current.</summary>
    ShuntOpen,

    /// <summary>The lamp's wires are shorted behind the shunt: more current than it can read.</summary>
    ShuntShorted,

    /// <summary>A bad ground: the supply seems to jump.</summary>
    Noisy,
}
