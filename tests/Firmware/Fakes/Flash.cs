namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>What stays when the power goes: files, as far as they were written.</summary>
public sealed class Flash
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public long BytesWritten { get; set; }

    public Flash Copy()
    {
        var copy = new Flash();
        foreach (var (name, bytes) in Files)
        {
            copy.Files[name] = (byte[])bytes.Clone();
        }

        return copy;
    }
}
