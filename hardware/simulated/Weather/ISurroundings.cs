namespace EdgeNodes.Simulated.Weather;

/// <summary>The world around one node, as its chips feel it.</summary>
public interface ISurroundings
{
    /// <summary>The value now; between two calls of <see cref="SampleBegins"/> a series stands still.</summary>
    double Of(Measurand what);

    /// <summary>The node begins to measure: its board says so when the primary chip is triggered.</summary>
    void SampleBegins();
}
