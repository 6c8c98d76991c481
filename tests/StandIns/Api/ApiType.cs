namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>One type of an API: how it is declared and what it has.</summary>
internal sealed class ApiType(string declaration, IEnumerable<string> bases)
{
    /// <summary>For example "sealed class MqttClient".</summary>
    public string Declaration { get; } = declaration;

    public HashSet<string> Bases { get; } = [.. bases];

    /// <summary>Members without their accessors, each with the accessors it has: get, set, init.</summary>
    public Dictionary<string, HashSet<string>> Members { get; } = [];
}
