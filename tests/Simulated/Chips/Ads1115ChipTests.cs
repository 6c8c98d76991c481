using System.Device.I2c;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;
using Iot.Device.Ads1115;

namespace EdgeNodes.Simulated.Tests.Chips;

/// <summary>TI ADS1115 by its data sheet SBAS444, then through the package and through the firmware's input.</summary>
public sealed class Ads1115ChipTests
{
    private readonly ManualTime _time = new();
    private readonly double[] _volts = new double[4];

    [Fact]
    public void Out_of_reset_its_registers_are_those_of_the_data_sheet()
    {
        var chip = Chip();
        Assert.Equal([0x0000, 0x8583, 0x8000, 0x7FFF], new[] { 0, 1, 2, 3 }.Select(r => Read(chip, r)));
    }

    [Fact]
    public void The_pointer_stays_where_it_was_put()
    {
        var chip = Chip();
        chip.Write([3]);
        var word = new byte[2];
        chip.Read(word);
        chip.Read(word);
        Assert.Equal([0x7F, 0xFF], word);
    }

    [Theory]
    [InlineData(0, 125)]
    [InlineData(4, 7.8125)]
    [InlineData(7, 1.163)]
    public void A_single_shot_takes_its_rate_and_the_busy_bit_says_so(int rate, double milliseconds)
    {
        var chip = Chip();
        _volts[0] = 1;
        Start(chip, input: 4, range: 1, rate);
        _time.Pass(milliseconds * 0.99);
        Assert.Equal(0, Read(chip, 1) & 0x8000);
        Assert.Equal(0, Read(chip, 0));
        _time.Pass(milliseconds * 0.02);
        Assert.Equal(0x8000, Read(chip, 1) & 0x8000);
        Assert.Equal(8000, Read(chip, 0));
    }

    [Fact]
    public void A_conversion_is_of_the_voltage_that_was_there_when_it_began_and_a_new_start_meanwhile_changes_nothing()
    {
        var chip = Chip();
        _volts[0] = 1;
        Start(chip, input: 4, range: 1, rate: 4);
        _time.Pass(5);
        _volts[0] = 2;
        Start(chip, input: 4, range: 1, rate: 4);
        _time.Pass(3);
        Assert.Equal(8000, Read(chip, 0));
    }

    [Theory]
    [InlineData(4, 2, 1.0, 0.0, 16000)]
    [InlineData(0, 2, 1.0, 1.5, -8000)]
    [InlineData(4, 3, 2.0, 0.0, 32767)]
    [InlineData(0, 5, 0.0, 3.0, -32768)]
    [InlineData(4, 0, 9.9, 0.0, 19200)]
    public void Inputs_and_ranges_are_as_told_and_both_saturate(int input, int range, double first, double second, int counts)
    {
        var chip = Chip();
        (_volts[0], _volts[1]) = (first, second);
        Start(chip, input, range, rate: 7);
        _time.Pass(2);
        Assert.Equal(counts, (short)Read(chip, 0));
    }

    [Fact]
    public void In_continuous_mode_it_follows()
    {
        var chip = Chip();
        chip.Write([1, 0x42, 0xE3]);
        _volts[0] = 1;
        _time.Pass(3);
        _time.Pass(3);
        Assert.Equal(8000, Read(chip, 0));
    }

    [Fact]
    public void Without_supply_it_does_not_answer_and_forgets()
    {
        var chip = Chip();
        Start(chip, input: 5, range: 2, rate: 7);
        chip.PowerDown();
        Assert.False(chip.Write([1]));
        Assert.False(chip.Read(new byte[2]));
        chip.PowerUp();
        Assert.Equal(0x8583, Read(chip, 1));
    }

    [Fact]
    public void The_package_reads_volts_from_it()
    {
        using var bench = Wired(out _);
        _volts[2] = 1.234;
        var volts = bench.Run(() =>
        {
            using var ads = new Ads1115(I2cDevice.Create(new I2cConnectionSettings(1, 0x48)), InputMultiplexer.AIN2, MeasuringRange.FS2048);
            return ads.ReadVoltage().Volts;
        });
        Assert.Equal(1.234, volts, 0.0001);
    }

    [Fact]
    public void The_package_gives_up_when_nobody_answers()
    {
        using var bench = new Bench();
        Assert.Throws<TimeoutException>(() =>
            bench.Run(() => _ = new Ads1115(I2cDevice.Create(new I2cConnectionSettings(1, 0x48)))));
    }

    [Fact]
    public void The_firmware_reads_a_median_and_is_told_when_the_chip_is_gone_and_when_it_is_back()
    {
        using var bench = Wired(out var chip);
        _volts[0] = 1.5;
        bench.Run(() =>
        {
            var input = new Ads1115Input(1, 0, MeasuringRange.FS4096, 15);
            Assert.Equal((32768, 4_096_000, Part.Ads1115), (input.CountsFullScale, input.MicrovoltsFullScale, input.Part));
            Assert.Equal((Cause.None, 12000, 0), (input.Read(out var median, out var spread), median, spread));
            chip.PowerDown();
            Assert.Equal((Cause.NoAnswer, 0, 0), (input.Read(out median, out spread), median, spread));
            chip.PowerUp();
            Assert.Equal((Cause.None, 12000, 0), (input.Read(out median, out spread), median, spread));
        });
    }

    [Fact]
    public void One_wild_conversion_does_not_move_the_median()
    {
        var calls = 0;
        using var bench = Wired(out var chip, TimeProvider.System);
        chip.OnInput(0, () => ++calls % 5 == 0 ? 3.3 : 1.5);
        bench.Run(() =>
        {
            Assert.Equal(Cause.None, new Ads1115Input(1, 0, MeasuringRange.FS4096, 15).Read(out var median, out var spread));
            Assert.Equal((12000, 0), (median, spread));
        });
        Assert.True(calls >= 15);
    }

    private Ads1115Chip Chip(TimeProvider? time = null)
    {
        var chip = new Ads1115Chip(time ?? _time);
        for (var i = 0; i < 4; i++)
        {
            var pin = i;
            chip.OnInput(pin, () => _volts[pin]);
        }

        chip.PowerUp();
        return chip;
    }

    private Bench Wired(out Ads1115Chip chip, TimeProvider? time = null)
    {
        chip = Chip(time ?? TimeProvider.System);
        return new Bench(new BoardWiring().OnI2c(Ads1115Chip.Address, chip).Feeds(chip));
    }

    private static void Start(Ads1115Chip chip, int input, int range, int rate)
    {
        var config = 0x8103 | (input << 12) | (range << 9) | (rate << 5);
        Assert.True(chip.Write([1, (byte)(config >> 8), (byte)config]));
    }

    private static int Read(Ads1115Chip chip, int register)
    {
        var word = new byte[2];
        Assert.True(chip.Write([(byte)register]) && chip.Read(word));
        return (word[0] << 8) | word[1];
    }
}
