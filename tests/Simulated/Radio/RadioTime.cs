namespace EdgeNodes.Tests.Simulated.Radio;

/// <summary>Receive windows are a fraction of a second: what rehearses them runs alone, after everything else.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RadioTime
{
    public const string Name = "radio time";
}
