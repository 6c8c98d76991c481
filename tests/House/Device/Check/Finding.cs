namespace EdgeNodes.House.Tests.Device;

/// <summary>Something that an ESP32 would trip over, where it is, and what to write instead.</summary>
internal sealed record Finding(string Where, string What, string Remedy)
{
    public override string ToString() => $"{Where} {What}: {Remedy}.";
}
