using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>Storage on a <see cref="Flash"/>, with faults: the power goes in the middle of a write, or the medium refuses.</summary>
public sealed class FakeStorage(Flash flash, Power power) : IStorage
{
    /// <summary>How many bytes can still be written before the power goes; null: it stays.</summary>
    public long? BytesUntilPowerCut { get; set; }

    public bool Refuses { get; set; }

    /// <summary>Refuses the files whose name begins so.</summary>
    public string? RefusesFiles { get; set; }

    public int Read(string file, int position, byte[] buffer, int offset, int count)
    {
        power.Check();
        if (!flash.Files.TryGetValue(file, out var bytes) || position >= bytes.Length)
        {
            return 0;
        }

        var length = Math.Min(count, bytes.Length - position);
        Array.Copy(bytes, position, buffer, offset, length);
        return length;
    }

    public void Write(string file, int position, byte[] buffer, int offset, int count)
    {
        power.Check();
        if (Refuses || (RefusesFiles != null && file.StartsWith(RefusesFiles, StringComparison.Ordinal)))
        {
            throw new IOException("medium full");
        }

        var cut = BytesUntilPowerCut is { } left && left < count;
        var written = cut ? (int)BytesUntilPowerCut!.Value : count;
        BytesUntilPowerCut -= written;
        flash.BytesWritten += written;
        var bytes = flash.Files.GetValueOrDefault(file, []);
        if (bytes.Length < position + written)
        {
            Array.Resize(ref bytes, position + written);
        }

        Array.Copy(buffer, offset, bytes, position, written);
        flash.Files[file] = bytes;
        if (cut)
        {
            power.Cut();
            power.Check();
        }
    }
}
