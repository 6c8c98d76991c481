using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Chips;

/// <summary>Frames as the data sheet's chapter 5 prints them.</summary>
public sealed class Sps30ChipTests
{
    private readonly World _world = new();
    private readonly ManualTime _time = new();
    private readonly Sps30Chip _chip;

    public Sps30ChipTests()
    {
        _world[Measurand.Pm25] = 16.5;
        _world[Measurand.Pm10] = 20;
        _chip = new Sps30Chip(_world, _time);
        _chip.PowerUp();
        _chip.Open(115200);
    }

    [Fact]
    public void It_starts_and_stops_as_in_the_data_sheet_s_examples()
    {
        Assert.Equal("7E00000000FF7E", Ask("7E0000020103F97E"));
        Assert.True(_chip.IsMeasuring);
        Assert.Equal("7E00010000FE7E", Ask("7E000100FE7E"));
        Assert.False(_chip.IsMeasuring);
    }

    [Fact]
    public void A_measurement_comes_once_a_second()
    {
        Ask("7E0000020103F97E");
        Assert.Equal("7E00030000FC7E", Ask("7E000300FC7E"));
        _time.Pass(1000);
        var values = Ask("7E000300FC7E");
        Assert.StartsWith("7E00030028", values, StringComparison.Ordinal);
        Assert.Contains("41840000", values, StringComparison.Ordinal);
        Assert.Equal("7E00030000FC7E", Ask("7E000300FC7E"));
    }

    [Fact]
    public void What_stands_for_frame_ends_is_stuffed_both_ways()
    {
        // 0x7E seconds of cleaning interval: the question has it stuffed, and so has the answer.
        Assert.Equal("7E00800000" + "7F" + "7E", Ask("7E00800500" + "0000007D5E" + "FC" + "7E"));
        Assert.Equal("7E008000040000007D5E" + "FD" + "7E", Ask("7E00800100" + "7D5E" + "7E"));
    }

    [Theory]
    [InlineData("7E000300FC7E", 0x43)]
    [InlineData("7E000100FE7E", 0x43)]
    [InlineData("7E005600A97E", 0x43)]
    [InlineData("7E004400BB7E", 0x02)]
    [InlineData("7E0000010" + "1FD7E", 0x01)]
    [InlineData("7E0000020109F37E", 0x04)]
    public void What_it_cannot_do_it_says(string question, byte state) =>
        Assert.Equal(state, Convert.FromHexString(Ask(question))[3]);

    [Fact]
    public void A_damaged_frame_is_not_answered()
    {
        Assert.Equal("", Ask("7E0000020103F87E"));
        Assert.Equal("", Ask("7E01000201" + "03F87E"));
        Assert.Equal("7E00000000FF7E", Ask("7E0000020103F97E"));
    }

    [Fact]
    public void A_failing_fan_marks_every_answer_until_the_register_is_cleared()
    {
        Ask("7E0000020103F97E");
        _chip.Broken = Sps30Chip.FanError;
        Assert.Equal(0x80, Convert.FromHexString(Ask("7E000300FC7E"))[3]);
        Assert.Equal("7E00D28005" + "0000001000" + "98" + "7E", Ask("7E00D20100" + "2C" + "7E"));
        _chip.Broken = 0;
        Assert.Equal(0x80, Convert.FromHexString(Ask("7E00D20101" + "2B" + "7E"))[3]);
        Assert.Equal("7E00D200050000000000287E", Ask("7E00D20101" + "2B" + "7E"));
    }

    [Fact]
    public void A_fan_off_its_speed_is_a_warning_and_marks_no_answer()
    {
        Ask("7E0000020103F97E");
        _chip.Broken = Sps30Chip.SpeedWarning;
        Assert.Equal("7E00D200050020000000087E", Ask("7E00D20100" + "2C" + "7E"));
    }

    [Fact]
    public void It_cleans_its_fan_by_itself_and_has_no_values_meanwhile()
    {
        Ask("7E00800500" + "0000003C" + "3E" + "7E");
        Ask("7E0000020103F97E");
        _time.Pass(60_000);
        Assert.Equal("7E00030000FC7E", Ask("7E000300FC7E"));
        Assert.True(_chip.IsCleaning);
        _time.Pass(10_000);
        Assert.StartsWith("7E00030028", Ask("7E000300FC7E"), StringComparison.Ordinal);
    }

    [Fact]
    public void Asleep_it_hears_nothing_but_the_call_to_wake()
    {
        Ask("7E001000EF7E");
        Assert.Equal("", Ask("7E00D20100" + "2C" + "7E"));
        Assert.Equal("7E00110000EE7E".Replace("0011", "007D31", StringComparison.Ordinal), Ask("FF" + "7E007D3100EE7E"));
        Assert.NotEqual("", Ask("7E00D20100" + "2C" + "7E"));
    }

    [Fact]
    public void A_reset_answers_first_and_then_it_is_idle()
    {
        Ask("7E0000020103F97E");
        Assert.Equal("7E00D300002C7E", Ask("7E00D3002C7E"));
        Assert.False(_chip.IsMeasuring);
    }

    [Fact]
    public void At_another_speed_it_hears_nothing()
    {
        _chip.Open(9600);
        Assert.Equal("", Ask("7E0000020103F97E"));
    }

    private string Ask(string hex)
    {
        var question = Convert.FromHexString(hex);
        _chip.Write(question, 0, question.Length);
        var answer = new byte[256];
        return Convert.ToHexString(answer[.._chip.Read(answer, 0, answer.Length)]);
    }
}
