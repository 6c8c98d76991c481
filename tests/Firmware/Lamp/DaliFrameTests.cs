using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>What goes over the two wires.</summary>
public sealed class DaliFrameTests
{
    [Fact]
    public void A_level_for_everybody_is_FE_and_the_level() => Assert.Equal(0xFEE5, ForwardFrame.Level(229));

    [Theory]
    [InlineData(ForwardFrame.Off, 0xFF00, false)]
    [InlineData(ForwardFrame.RecallMaxLevel, 0xFF05, false)]
    [InlineData(ForwardFrame.RecallMinLevel, 0xFF06, false)]
    [InlineData(ForwardFrame.SetSystemFailureLevel, 0xFF2C, true)]
    [InlineData(ForwardFrame.SetPowerOnLevel, 0xFF2D, true)]
    [InlineData(ForwardFrame.QueryStatus, 0xFF90, false)]
    [InlineData(ForwardFrame.QueryActualLevel, 0xFFA0, false)]
    public void Commands_are_FF_and_the_opcode_and_what_configures_is_sent_twice(int opcode, int frame, bool twice)
    {
        Assert.Equal(frame, ForwardFrame.Command(opcode));
        Assert.Equal(twice, ForwardFrame.IsSentTwice(ForwardFrame.Command(opcode)));
    }

    [Fact]
    public void A_level_or_a_register_whose_second_byte_looks_like_a_configuration_is_sent_once()
    {
        Assert.Equal(0xA3FE, ForwardFrame.SetDtr0(254));
        Assert.False(ForwardFrame.IsSentTwice(ForwardFrame.SetDtr0(0x2D)));
        Assert.False(ForwardFrame.IsSentTwice(ForwardFrame.Level(0x2D)));
    }

    [Theory]
    [InlineData(0xFE80, "01" + "01010101010101" + "10" + "01" + "10101010101010")]
    [InlineData(0xFF00, "01" + "0101010101010101" + "1010101010101010")]
    [InlineData(0xA355, "01" + "0110011010100101" + "1001100110011001")]
    public void A_frame_is_a_start_bit_and_sixteen_bits_highest_first_a_one_low_then_high(int frame, string expected)
    {
        var halves = new bool[Manchester.ForwardHalves];
        Manchester.Encode(frame, halves);
        Assert.Equal(expected, string.Concat(halves.Select(h => h ? '1' : '0')));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xFF)]
    [InlineData(0x55)]
    [InlineData(0xAA)]
    [InlineData(0x01)]
    [InlineData(0xC4)]
    public void An_answer_is_read_up_to_a_tenth_off_the_beat(int value)
    {
        foreach (var beat in new[] { 0.9, 1.0, 1.1 })
        {
            var (lengths, levels) = Answer(value, beat);
            Assert.Equal(value, Manchester.DecodeAnswer(lengths, levels, lengths.Length));
            lengths[^1] = 40_000;
            Assert.Equal(levels[^1] ? value : DaliAnswer.Garbled, Manchester.DecodeAnswer(lengths, levels, lengths.Length));
            if (levels[^1])
            {
                // Where the last bit ends in the idle bus, the receiver may end without its last half.
                Assert.Equal(value, Manchester.DecodeAnswer(lengths, levels, lengths.Length - 1));
            }
        }
    }

    [Fact]
    public void Silence_is_no_answer() => Assert.Equal(DaliAnswer.None, Manchester.DecodeAnswer([], [], 0));

    [Theory]
    [InlineData(new[] { 417, 417, 417 }, new[] { false, true, false })]
    [InlineData(new[] { 1250, 417 }, new[] { false, true })]
    [InlineData(new[] { 100, 417 }, new[] { false, true })]
    [InlineData(new[] { 417, 417, 417, 417, 833, 417 }, new[] { false, true, true, false, true, false })]
    public void Noise_is_no_answer_either(int[] lengths, bool[] levels) =>
        Assert.Equal(DaliAnswer.Garbled, Manchester.DecodeAnswer(lengths, levels, lengths.Length));

    // A backward frame as pulses: start bit, eight bits; equal neighbours are one pulse.
    private static (int[] Lengths, bool[] Levels) Answer(int value, double beat)
    {
        var halves = Enumerable.Range(0, 9).SelectMany(bit => ((0x100 | value) & (0x100 >> bit)) != 0 ? new[] { false, true } : [true, false]).ToArray();
        var lengths = new List<int>();
        var levels = new List<bool>();
        foreach (var level in halves)
        {
            if (levels.Count > 0 && levels[^1] == level)
            {
                lengths[^1] += (int)(Manchester.HalfBit * beat);
                continue;
            }

            lengths.Add((int)(Manchester.HalfBit * beat));
            levels.Add(level);
        }

        return ([.. lengths], [.. levels]);
    }
}
