namespace EdgeNodes.Simulated.Tests;

/// <summary>Stories by a clock that is turned when this process has come to rest: they run alone, after everything else.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TurnedTime
{
    public const string Name = "turned time";
}
