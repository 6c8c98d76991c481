using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Contract.Tests.Frames;

public sealed class MalformedFrameTests
{
    private static byte[] Good(int readings)
    {
        var buffer = new byte[FrameFormat.MaxBytes];
        var source = Enumerable.Range(0, readings).Select(i => Samples.Air((uint)i, 20 + (i % 3))).ToArray();
        return buffer[..new FrameEncoder().Encode(source, 0, readings, buffer, 0, buffer.Length, out _)];
    }

    private static FrameError Check(byte[] frame, out string text) => FrameDecoder.Check(frame, 0, frame.Length, out _, out text);

    [Theory]
    [InlineData("", FrameError.Empty)]
    [InlineData("10", FrameError.Truncated)]
    [InlineData("20", FrameError.UnknownVersion)]
    [InlineData("7b226e6f6465223a", FrameError.UnknownVersion)]
    [InlineData("1f00", FrameError.ReservedBits)]
    [InlineData("100000000000", FrameError.UnknownKind)]
    [InlineData("10e000000000", FrameError.UnknownKind)]
    [InlineData("102000000000", FrameError.BadNodeNumber)]
    [InlineData("103000010000", FrameError.BadNodeNumber)]
    [InlineData("1020070000000000", FrameError.BadBoot)]
    public void A_broken_frame_is_refused_with_its_reason(string hex, FrameError reason)
    {
        Assert.Equal(reason, Check(Convert.FromHexString(hex), out var text));
        Assert.Contains(FrameErrors.TextOf(reason), text);
        Assert.Matches(@"\(byte \d+\)$", text);
    }

    [Fact]
    public void A_frame_cut_anywhere_is_refused()
    {
        var frame = Good(20);
        for (var length = 0; length < frame.Length; length++)
        {
            Assert.NotEqual(FrameError.None, Check(frame[..length], out _));
        }
    }

    [Fact]
    public void A_frame_with_something_behind_it_is_refused()
    {
        Assert.NotEqual(FrameError.None, Check([.. Good(3), 0], out _));
        Assert.NotEqual(FrameError.None, Check([.. Good(3), 0x80], out _));
    }

    [Fact]
    public void A_frame_beyond_the_largest_size_is_refused_unread()
    {
        Assert.Equal(FrameError.TooLong, Check(new byte[FrameFormat.MaxBytes + 1], out _));
    }

    [Fact]
    public void Random_bytes_and_flipped_bits_never_crash_and_never_unfold_without_bound()
    {
        var random = new Random(42);
        var good = Good(30);
        for (var round = 0; round < 20_000; round++)
        {
            byte[] frame;
            if (round % 2 == 0)
            {
                frame = new byte[random.Next(1, 80)];
                random.NextBytes(frame);
                frame[0] = 0x10;
            }
            else
            {
                frame = [.. good];
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                {
                    frame[random.Next(frame.Length)] ^= (byte)(1 << random.Next(8));
                }
            }

            var error = FrameDecoder.Check(frame, 0, frame.Length, out var count, out _);
            Assert.InRange(count, 0, FrameFormat.MaxReadings);
            Assert.True(Enum.IsDefined(error));
        }
    }

    [Fact]
    public void What_random_bytes_decode_to_is_in_range_and_can_be_encoded_again()
    {
        var random = new Random(43);
        var accepted = 0;
        for (var round = 0; round < 200_000 && accepted < 50; round++)
        {
            var frame = new byte[random.Next(14, 30)];
            random.NextBytes(frame);
            frame[0] = 0x10;
            var decoder = new FrameDecoder(frame, 0, frame.Length);
            var readings = new List<Reading>();
            for (var next = new Reading(); decoder.Next(next); next = new Reading())
            {
                readings.Add(next);
            }

            if (decoder.Error == FrameError.None)
            {
                accepted++;
                var again = new byte[FrameFormat.MaxBytes];
                new FrameEncoder().Encode([.. readings], 0, readings.Count, again, 0, again.Length, out var encoded);
                Assert.Equal(readings.Count, encoded);
            }
        }

        Assert.True(accepted > 0, "the test met no accepted frame: it would prove nothing");
    }

    [Fact]
    public void Every_reason_has_a_sentence()
    {
        foreach (var error in Enum.GetValues<FrameError>())
        {
            Assert.NotEmpty(FrameErrors.TextOf(error));
        }
    }
}
