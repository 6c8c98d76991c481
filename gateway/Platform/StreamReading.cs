using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Platform;

/// <summary>A reading as it enters the normalized stream. Shared between watchers: not to be changed.</summary>
/// <param name="Gateway">Which gateway brought it first.</param>
/// <param name="Via">By which route.</param>
/// <param name="Reading">The reading.</param>
public sealed record StreamReading(string Gateway, Route Via, Reading Reading);
