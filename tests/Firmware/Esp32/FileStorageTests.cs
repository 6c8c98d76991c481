using EdgeNodes.Esp32;

namespace EdgeNodes.Firmware.Tests.Esp32;

public sealed class FileStorageTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("edgenodes-storage-").FullName;
    private readonly byte[] buffer = new byte[8];

    public void Dispose() => Directory.Delete(root, true);

    [Fact]
    public void What_is_written_is_read_from_another_opening()
    {
        new FileStorage(root).Write("a.bin", 0, [1, 2, 3, 4], 1, 3);
        Assert.Equal(3, new FileStorage(root).Read("a.bin", 0, buffer, 2, 6));
        Assert.Equal([0, 0, 2, 3, 4, 0, 0, 0], buffer);
    }

    [Fact]
    public void A_missing_file_and_a_place_beyond_the_end_hold_nothing()
    {
        var storage = new FileStorage(root);
        Assert.Equal(0, storage.Read("a.bin", 0, buffer, 0, 8));
        storage.Write("a.bin", 0, [1], 0, 1);
        Assert.Equal(0, storage.Read("a.bin", 1, buffer, 0, 8));
    }

    [Fact]
    public void A_write_in_the_middle_leaves_the_rest_and_one_beyond_the_end_fills_with_zeros()
    {
        var storage = new FileStorage(root);
        storage.Write("a.bin", 0, [1, 2, 3], 0, 3);
        storage.Write("a.bin", 1, [9], 0, 1);
        storage.Write("a.bin", 5, [7], 0, 1);
        Assert.Equal([1, 9, 3, 0, 0, 7], File.ReadAllBytes(Path.Combine(root, "a.bin")));
    }

    [Fact]
    public void A_tool_may_read_while_the_node_has_the_file_open()
    {
        new FileStorage(root).Write("a.bin", 0, [1], 0, 1);
        using var open = new FileStream(Path.Combine(root, "a.bin"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Assert.Equal(1, new FileStorage(root).Read("a.bin", 0, buffer, 0, 8));
    }
}
