using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>The streetlight's firmware with each kind of driver, and people under it.</summary>
public sealed class LampLifeTests : IDisposable
{
    private static readonly NodeId Lamp = new(NodeKind.Streetlight, 123);
    private readonly Block block = new();

    public void Dispose() => block.Dispose();

    [Theory]
    [InlineData(LampControl.Dali, "dali")]
    [InlineData(LampControl.DaliBridge, "dali-bridge")]
    [InlineData(LampControl.Analog, "0-10v")]
    public void A_command_dims_a_lamp_by_whatever_driver_the_settings_name(LampControl control, string driver)
    {
        var board = Start(control, $"lamp.driver={driver}\nlamp.nominal_w=40\nlevel.default=80\nsample.milliseconds=500");
        block.Heard.WaitUntil(h => h.Readings.Any(r => r.Value(QuantityTable.DimLevel) == 80), "a reading at 80 %");
        Assert.Equal(0.8, board.Lamp.Level, 0.01);

        block.Send(new Command { Node = Lamp, Id = 17, LevelSteps = 80, TtlSeconds = 60 });
        block.Heard.WaitUntil(h => h.Readings[^1].Value(QuantityTable.DimLevel) == 40, "a reading at 40 %");

        Assert.Equal(0.4, board.Lamp.Level, 0.01);
        Assert.Equal(AnswerResult.Applied, block.Heard.Answers[0].Result);
        Assert.Equal(0, block.Heard.Readings[^1].Steps(QuantityTable.LampState));
    }

    [Fact]
    public void A_cut_dali_wire_is_told_with_its_cause_the_rest_goes_on_and_the_mended_lamp_gets_its_level()
    {
        var board = Start(LampControl.Dali, "lamp.driver=dali\nlamp.nominal_w=40\nsample.milliseconds=500");
        block.Heard.WaitUntil(h => h.Readings.Count >= 2, "two readings");
        board.Wiring.Disconnect(board.Wire);

        block.Heard.WaitUntil(h => IsCaused(h.Readings[^1], Part.LampDriver, Cause.NoAnswer), "the cut wire");
        var told = block.Heard.Readings.First(r => IsCaused(r, Part.LampDriver, Cause.NoAnswer));
        Assert.False(told.Has(QuantityTable.DimLevel));
        Assert.True(told.Has(QuantityTable.Power));
        Assert.Equal(LampStates.DaliFailure, told.Steps(QuantityTable.LampState));
        Assert.Equal(ReadingFlags.SensorFault | ReadingFlags.Alarm, told.Flags);

        block.Send(new Command { Node = Lamp, Id = 18, LevelSteps = 100, TtlSeconds = 300 });
        block.Heard.WaitUntil(h => h.Answers.Count > 0, "an answer");
        board.Wiring.Reconnect(board.Wire);
        block.Heard.WaitUntil(h => h.Readings[^1].Flags == ReadingFlags.None && h.Readings[^1].Value(QuantityTable.DimLevel) == 50, "the mended wire");
        Assert.Equal(0.5, board.Lamp.Level, 0.01);
    }

    [Fact]
    public void A_driver_that_is_ready_later_than_its_node_gets_its_level_though_nobody_changes_it()
    {
        var board = new StreetlightBoard(block.Weather.At(1), LampControl.DaliBridge);
        board.Gear.With(powerOnLevel: 126, systemFailureLevel: 126);
        board.Wiring.Disconnect(board.Bridge);
        block.Board("sl-0123", board, "lamp.driver=dali-bridge\nlamp.power_on=10\nlevel.default=100\nsample.milliseconds=500").Start(Streetlight.Program.Boot);
        block.Heard.WaitUntil(h => h.Readings.Count >= 2, "two readings");
        Assert.All(block.Heard.Readings, r => Assert.False(r.Has(QuantityTable.DimLevel)));

        board.Wiring.Reconnect(board.Bridge);
        block.Heard.WaitUntil(h => h.Readings[^1].Has(QuantityTable.DimLevel), "a level");
        Assert.Equal(254, board.Gear.Level);
    }

    [Fact]
    public void A_broken_meter_is_told_and_the_lamp_shines_on()
    {
        var board = Start(LampControl.Pwm, "lamp.nominal_w=40\nlevel.default=60\nsample.milliseconds=300");
        block.Heard.WaitUntil(h => h.Readings.Any(r => r.Has(QuantityTable.Power) && r.Value(QuantityTable.DimLevel) == 60), "a power at the default level");
        board.Meter.Fault = MeterFault.SupplyOpen;
        block.Heard.WaitUntil(h => IsCaused(h.Readings[^1], Part.Ina219, Cause.WireBreak), "the broken wire");

        Assert.False(block.Heard.Readings[^1].Has(QuantityTable.Power));
        Assert.Equal(60, block.Heard.Readings[^1].Value(QuantityTable.DimLevel));
        Assert.Equal(0.6, board.Lamp.Level, 0.01);
        board.Meter.Fault = MeterFault.None;
        block.Heard.WaitUntil(h => h.Readings[^1].Flags == ReadingFlags.None && h.Readings[^1].Has(QuantityTable.Power), "a power again");
    }

    [Fact]
    public void With_its_gateway_gone_a_lamp_brightens_for_people_by_itself_and_fades_back()
    {
        block.Air.IsUp = false;
        var board = Start(LampControl.Pwm, "level.default=30\npresence.level=100\npresence.hold_seconds=2\nsample.seconds=60");
        Eventually.TrueBlocking(() => Math.Abs(board.Lamp.Level - 0.3) < 0.01, "the default level");

        board.Presence.SeesSomebody = true;
        Eventually.TrueBlocking(() => board.Lamp.Level > 0.99, "full light for somebody");
        board.Presence.SeesSomebody = false;
        Eventually.TrueBlocking(() => Math.Abs(board.Lamp.Level - 0.3) < 0.01, "the default level again");
        Assert.Empty(block.Heard.Readings);
    }

    [Fact]
    public void Somebody_is_told_to_the_gateway_at_once()
    {
        var board = Start(LampControl.Pwm, "level.default=30\npresence.level=100\nsample.seconds=3600");
        block.Heard.WaitUntil(h => h.Readings.Count == 1, "the first reading");
        Assert.Equal(0, block.Heard.Readings[0].Steps(QuantityTable.Presence));

        board.Presence.SeesSomebody = true;
        block.Heard.WaitUntil(h => h.Readings.Count == 2, "a reading out of the grid");
        Assert.Equal((1, ReadingFlags.None), (block.Heard.Readings[1].Steps(QuantityTable.Presence), block.Heard.Readings[1].Flags));
    }

    [Fact]
    public void A_presence_input_with_a_loose_contact_is_noise_and_brightens_nothing()
    {
        var board = Start(LampControl.Pwm, "level.default=30\npresence.level=100\npresence.hold_seconds=1\nsample.milliseconds=500");
        block.Heard.WaitUntil(h => h.Readings.Any(r => r.Has(QuantityTable.Presence)), "a reading");
        board.Presence.Chatters = true;

        block.Heard.WaitUntil(h => IsCaused(h.Readings[^1], Part.Presence, Cause.Noise), "the loose contact");
        var told = block.Heard.Readings.First(r => IsCaused(r, Part.Presence, Cause.Noise));
        Assert.Equal(ReadingFlags.SensorFault, told.Flags);
        Assert.False(told.Has(QuantityTable.Presence));
        Assert.Equal(30, told.Value(QuantityTable.DimLevel));
        Assert.Equal(0.3, board.Lamp.Level, 0.01);
    }

    private static bool IsCaused(Reading reading, Part part, Cause cause) =>
        reading.Has(QuantityTable.Cause) && reading.Steps(QuantityTable.Cause) == Causes.Pack(part, cause);

    private StreetlightBoard Start(LampControl control, string settings)
    {
        var board = new StreetlightBoard(block.Weather.At(1), control);
        block.Board("sl-0123", board, settings).Start(Streetlight.Program.Boot);
        return board;
    }
}
