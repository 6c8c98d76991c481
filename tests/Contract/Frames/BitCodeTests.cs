using EdgeNodes.Contract.Frames;

namespace EdgeNodes.Contract.Tests.Frames;

public sealed class BitCodeTests
{
    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(255u)]
    [InlineData(65535u)]
    [InlineData(uint.MaxValue - 1)]
    [InlineData(uint.MaxValue)]
    public void Every_number_comes_back_from_an_exponential_golomb_code_of_any_order(uint value)
    {
        for (var order = 0; order <= 16; order++)
        {
            var buffer = new byte[16];
            var writer = new BitWriter(buffer, 0, buffer.Length);
            writer.WriteExpGolomb(value, order);
            writer.Write(0b101, 3);
            var reader = new BitReader(buffer, 0, writer.ByteLength);
            Assert.True(reader.TryReadExpGolomb(order, out var again));
            Assert.Equal(value, again);
            Assert.Equal(0b101u, reader.Read(3));
        }
    }

    [Fact]
    public void A_writer_without_a_buffer_counts_what_one_with_a_buffer_writes()
    {
        var counter = new BitWriter(null, 0, 0);
        var writer = new BitWriter(new byte[64], 0, 64);
        foreach (var target in new[] { counter, writer })
        {
            target.Write(5, 3);
            target.WriteExpGolomb(1234, 2);
        }

        Assert.Equal(writer.Length, counter.Length);
    }

    [Fact]
    public void A_writer_never_writes_past_its_limit()
    {
        var buffer = new byte[] { 1, 2, 3, 4 };
        var writer = new BitWriter(buffer, 1, 2);
        writer.Write(0xFFFF, 16);
        writer.Write(1, 1);
        Assert.True(writer.Overflowed);
        Assert.Equal([1, 0xFF, 0xFF, 4], buffer);
    }

    [Fact]
    public void A_reader_past_the_end_says_so_and_gives_zeros()
    {
        var reader = new BitReader([0xFF], 0, 1);
        Assert.Equal(0u, reader.Read(9));
        Assert.True(reader.Truncated);
        Assert.Equal(0u, reader.Read(1));
    }

    [Theory]
    [InlineData(0, 0u)]
    [InlineData(-1, 1u)]
    [InlineData(1, 2u)]
    [InlineData(int.MinValue, uint.MaxValue)]
    [InlineData(int.MaxValue, uint.MaxValue - 1)]
    public void Signs_fold_into_small_numbers_and_back(int value, uint folded)
    {
        Assert.Equal(folded, BitWriter.ZigZag(value));
        Assert.Equal(value, BitReader.UnZigZag(folded));
    }
}
