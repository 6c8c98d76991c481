namespace EdgeNodes.Boards;

/// <summary>A board's currents, as <c>power.json</c> lists them.</summary>
/// <param name="Supply">The rail that all currents are given for.</param>
/// <param name="Loads">One for each part that draws.</param>
public sealed record Power(string Supply, IReadOnlyList<Load> Loads)
{
    /// <summary>The sum over the loads that count, in mA.</summary>
    public double Sum(Func<Load, double> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return Loads.Where(load => load.Counts).Sum(of);
    }
}

/// <summary>What one part draws.</summary>
public sealed record Load
{
    /// <summary>The part's id in pins.json, or <c>module</c>.</summary>
    public required string Part { get; init; }

    /// <summary>What is meant, when it is not the whole part.</summary>
    public LocalText? Name { get; init; }

    /// <summary>The rail that feeds it.</summary>
    public required string Rail { get; init; }

    /// <summary>Asleep or switched off by its rail, in mA.</summary>
    public required double Sleep { get; init; }

    /// <summary>While the node measures and sends, in mA.</summary>
    public required double Active { get; init; }

    /// <summary>For moments; the supply must bear it. In mA.</summary>
    public required double Peak { get; init; }

    /// <summary>False for a part that is fitted instead of another; it is listed, but not summed.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>Data sheet and table, or "measure" where only the built board can tell.</summary>
    public required string Source { get; init; }
}
