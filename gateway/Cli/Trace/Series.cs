using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Cli.Trace;

/// <summary>One independent series of a file: rows of values, NaN where a cell is empty.</summary>
/// <param name="Name">The file's trace column, or empty.</param>
/// <param name="Quantities">What the columns are.</param>
/// <param name="Times">Unix seconds, a row each.</param>
/// <param name="Rows">Values in the quantities' units, a row each.</param>
public sealed record Series(string Name, IReadOnlyList<Quantity> Quantities, IReadOnlyList<uint> Times, IReadOnlyList<double[]> Rows);
