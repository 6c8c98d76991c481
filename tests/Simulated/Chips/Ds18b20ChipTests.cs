using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Chips;

public sealed class Ds18b20ChipTests
{
    private readonly World _world = new();
    private readonly ManualTime _time = new();

    // The table "temperature / data relationship" of the data sheet.
    [Theory]
    [InlineData(125, 0x07D0)]
    [InlineData(85, 0x0550)]
    [InlineData(25.0625, 0x0191)]
    [InlineData(10.125, 0x00A2)]
    [InlineData(0.5, 0x0008)]
    [InlineData(0, 0x0000)]
    [InlineData(-0.5, 0xFFF8)]
    [InlineData(-10.125, 0xFF5E)]
    [InlineData(-25.0625, 0xFE6F)]
    [InlineData(-55, 0xFC90)]
    public void A_conversion_meets_the_data_sheet(double celsius, int raw)
    {
        _world[Measurand.SoilTemperature] = celsius;
        var chip = Powered();
        Command(chip, 0x44);
        _time.Pass(750);
        var pad = Scratchpad(chip);
        Assert.Equal(raw, pad[0] | (pad[1] << 8));
        Assert.Equal(Ds18b20Chip.Crc(pad.AsSpan(0, 8)), pad[8]);
    }

    [Fact]
    public void Read_too_early_it_still_says_85_degrees()
    {
        var chip = Powered();
        Command(chip, 0x44);
        _time.Pass(700);
        Assert.Equal([0x50, 0x05], Scratchpad(chip)[..2]);
    }

    [Fact]
    public void While_it_converts_read_slots_are_zero()
    {
        var chip = Powered();
        Command(chip, 0x44);
        Assert.False(chip.TouchBit(true));
        _time.Pass(750);
        Assert.True(chip.TouchBit(true));
    }

    [Fact]
    public void Application_note_27_s_rom_code_has_its_crc() =>
        Assert.Equal(0xA2, Ds18b20Chip.Crc([0x02, 0x1C, 0xB8, 0x01, 0x00, 0x00, 0x00]));

    [Fact]
    public void Another_chip_s_address_selects_nobody()
    {
        var chip = Powered();
        chip.Reset();
        chip.Touch(0x55);
        foreach (var part in new byte[] { 0x28, 9, 9, 9, 9, 9, 9, 9 })
        {
            chip.Touch(part);
        }

        chip.Touch(0xBE);
        Assert.Equal(0xFF, chip.Touch(0xFF));
    }

    [Fact]
    public void The_driver_finds_it_and_reads_the_soil()
    {
        _world[Measurand.SoilTemperature] = 13.1;
        var board = new SoilMoistureBoard(_world, TimeProvider.System, serial: 77);
        using var bench = new Bench(board.Wiring);
        var sixteenths = bench.Run(() =>
        {
            board.Rail.Drive(true);
            Assert.Equal(Cause.None, new Ds18b20().Read(out var read));
            return read;
        });
        Assert.Equal(13.125, sixteenths / 16.0);
    }

    [Fact]
    public void The_driver_finds_nobody_on_an_unpowered_rail()
    {
        using var bench = new Bench(new SoilMoistureBoard(_world, TimeProvider.System).Wiring);
        bench.Run(() => Assert.Equal(Cause.NoAnswer, new Ds18b20().Read(out _)));
    }

    private static void Command(Ds18b20Chip chip, byte function)
    {
        Assert.True(chip.Reset());
        chip.Touch(0xCC);
        chip.Touch(function);
    }

    private static byte[] Scratchpad(Ds18b20Chip chip)
    {
        Command(chip, 0xBE);
        return [.. Enumerable.Range(0, 9).Select(_ => chip.Touch(0xFF))];
    }

    private Ds18b20Chip Powered()
    {
        var chip = new Ds18b20Chip(_world, _time, 1);
        chip.PowerUp();
        return chip;
    }
}
