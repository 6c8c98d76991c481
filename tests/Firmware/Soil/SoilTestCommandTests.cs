using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Soil;

/// <summary>The probe's test over the technician's cable.</summary>
public sealed class SoilTestCommandTests
{
    private readonly FakeInput input = new() { Raw = 3400 };
    private readonly FakeLog reply = new();
    private readonly List<bool> rail = [];
    private readonly SoilTestCommand command;

    public SoilTestCommandTests() =>
        command = new SoilTestCommand(new SoilTest(input), new Switch(() => rail.Add(true)), new Switch(() => rail.Add(false)));

    [Fact]
    public void The_dialogue_is_air_then_water_each_with_the_supply_on_and_off_again()
    {
        command.Run("air", reply);
        input.Raw = 1550;
        command.Run("water", reply);

        Assert.StartsWith("probe air: in air 2.74 V (raw 3400): good", reply.Lines[0], StringComparison.Ordinal);
        Assert.Contains("write soil.dry=3400 and soil.wet=1550", reply.Lines[1], StringComparison.Ordinal);
        Assert.Equal([true, false, true, false], rail);
    }

    [Theory]
    [InlineData("")]
    [InlineData("earth")]
    public void Another_word_is_told_what_to_type_and_switches_nothing(string word)
    {
        command.Run(word, reply);
        Assert.Equal($"probe cannot be '{word}': type probe air or probe water", Assert.Single(reply.Lines));
        Assert.Empty(rail);
    }

    [Fact]
    public void A_converter_that_throws_does_not_leave_the_supply_on()
    {
        input.Throws = new IOException("bus");
        Assert.Throws<IOException>(() => command.Run("air", reply));
        Assert.Equal([true, false], rail);
    }

    private sealed class Switch(Action happens) : ISensor
    {
        public Part Part => Part.Supply;

        public Cause Read(Reading into)
        {
            happens();
            return Cause.None;
        }
    }
}
