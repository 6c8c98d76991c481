using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Chips;

public sealed class Pms5003ChipTests
{
    private readonly World _world = new();
    private readonly ManualTime _time = new();
    private readonly Pms5003Chip _chip;

    public Pms5003ChipTests()
    {
        _world[Measurand.Pm25] = 166;
        _world[Measurand.Pm10] = 183;
        _chip = new Pms5003Chip(_world, _time);
        _chip.PowerUp();
        _chip.Open(9600);
    }

    [Fact]
    public void It_sends_a_frame_a_second_with_the_sum_of_its_bytes()
    {
        Assert.Equal(0, _chip.Available);
        _time.Pass(1000);
        var frame = Next();
        Assert.Equal([0x42, 0x4D, 0, 28], frame[..4]);
        Assert.Equal(frame[..30].Sum(b => b), (frame[30] << 8) | frame[31]);
        Assert.Equal(166, Word(frame, 6));
        Assert.Equal(183, Word(frame, 7));
    }

    [Fact]
    public void Above_thirty_the_factory_values_differ_from_the_atmospheric_ones()
    {
        _time.Pass(1000);
        Assert.Equal(249, Word(Next(), 3));
    }

    [Fact]
    public void A_receive_buffer_that_nobody_empties_holds_eight_frames()
    {
        _time.Pass(60_000);
        Assert.Equal(256, _chip.Available);
        Next();
        Assert.Equal(224, _chip.Available);
    }

    [Fact]
    public void What_was_sent_while_nobody_listened_is_gone()
    {
        _chip.Close();
        _time.Pass(10_500);
        _chip.Open(9600);
        Assert.Equal(0, _chip.Available);
        _time.Pass(500);
        Assert.Equal(32, _chip.Available);
    }

    [Fact]
    public void At_another_speed_nothing_arrives()
    {
        _chip.Open(115200);
        _time.Pass(5000);
        Assert.Equal(0, _chip.Available);
    }

    [Fact]
    public void Its_pin_puts_it_to_sleep()
    {
        _chip.Drive(false);
        _time.Pass(5000);
        Assert.Equal(0, _chip.Available);
        _chip.Drive(true);
        _time.Pass(1000);
        Assert.Equal(32, _chip.Available);
    }

    [Fact]
    public void In_passive_mode_it_answers_when_asked()
    {
        Send(0xE1, 0);
        Assert.Equal("424D0004E1000174", Acknowledgement());
        _time.Pass(5000);
        Assert.Equal(0, _chip.Available);
        Send(0xE2, 0);
        Assert.Equal(166, Word(Next(), 6));
    }

    [Fact]
    public void A_command_with_a_wrong_sum_is_ignored()
    {
        _chip.Write([0x42, 0x4D, 0xE4, 0, 0, 0, 0], 0, 7);
        _time.Pass(1000);
        Assert.Equal(32, _chip.Available);
    }

    [Fact]
    public void A_command_puts_it_to_sleep_and_wakes_it()
    {
        Send(0xE4, 0);
        Assert.Equal("424D0004E4000177", Acknowledgement());
        Assert.False(_chip.IsAwake);
        _time.Pass(5000);
        Assert.Equal(0, _chip.Available);
        Send(0xE4, 1);
        Acknowledgement();
        _time.Pass(1000);
        Assert.Equal(32, _chip.Available);
    }

    [Fact]
    public void Its_last_word_tells_version_and_error()
    {
        _chip.Error = 0x02;
        _time.Pass(1000);
        Assert.Equal(0x9702, Word(Next(), 14));
    }

    // As in the manual's frame: word 0 is the start, 1 the length, data from 2 on.
    private static int Word(byte[] frame, int word) => (frame[word * 2] << 8) | frame[(word * 2) + 1];

    private byte[] Next()
    {
        var frame = new byte[32];
        Assert.Equal(32, _chip.Read(frame, 0, 32));
        return frame;
    }

    private string Acknowledgement()
    {
        var answer = new byte[8];
        Assert.Equal(8, _chip.Read(answer, 0, 8));
        return Convert.ToHexString(answer);
    }

    private void Send(byte command, byte data)
    {
        var sum = 0x42 + 0x4D + command + data;
        _chip.Write([0x42, 0x4D, command, 0, data, (byte)(sum >> 8), (byte)sum], 0, 7);
    }
}
