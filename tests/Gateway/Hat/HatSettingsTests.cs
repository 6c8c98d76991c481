using EdgeNodes.Gateway.Hat;
using Microsoft.Extensions.Configuration;

namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>What a technician may write into the settings, and what the gateway answers to mistakes.</summary>
public sealed class HatSettingsTests
{
    [Fact]
    public void By_default_nothing_is_used()
    {
        var settings = new HatSettings();
        Assert.False(settings.Enabled);
        Assert.Equal((0, 0, 0, 0x76), (settings.StatusLedPin, settings.ModemResetPin, settings.I2cBus, settings.ClimateAddress));
        Assert.Null(settings.FindMistake());
    }

    [Fact]
    public void They_are_read_from_configuration_with_the_address_as_people_write_it()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hat:Enabled"] = "true", ["Hat:StatusLedPin"] = "17", ["Hat:ModemResetPin"] = "4", ["Hat:I2cBus"] = "1", ["Hat:ClimateAddress"] = "0x77",
        }).Build();
        HatSettings settings = configuration.GetSection("Hat").Get<HatSettings>()!;
        Assert.Equal(
            new HatSettings { Enabled = true, StatusLedPin = 17, ModemResetPin = 4, I2cBus = 1, ClimateAddress = 0x77 },
            settings);
        Assert.Null(settings.FindMistake());
    }

    [Theory]
    [InlineData(-1, 0, 0, 0x76, "Hat:StatusLedPin is -1")]
    [InlineData(28, 0, 0, 0x76, "Hat:StatusLedPin is 28")]
    [InlineData(0, 1, 0, 0x76, "Hat:ModemResetPin is 1")]
    [InlineData(3, 0, 1, 0x76, "carries I2C bus 1")]
    [InlineData(17, 17, 0, 0x76, "are both 17")]
    [InlineData(0, 0, -1, 0x76, "Hat:I2cBus is -1")]
    [InlineData(0, 0, 1, 0x40, "Hat:ClimateAddress is 0x40")]
    public void A_mistake_is_told_with_key_and_remedy(int led, int reset, int bus, int address, string told)
    {
        var settings = new HatSettings { Enabled = true, StatusLedPin = led, ModemResetPin = reset, I2cBus = bus, ClimateAddress = address };
        Sentence.Is(settings.FindMistake(), told);
        Assert.Null((settings with { Enabled = false }).FindMistake());
    }
}
