using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Settings;

/// <summary>What the settings say of a lamp's driver and age.</summary>
public sealed class LampSettingsTests
{
    private const string Good = "id=sl-0123\ngateway.host=10.0.0.1\ngateway.secret=correct-horse\nwifi.ssid=city\n";

    [Theory]
    [InlineData("pwm")]
    [InlineData("0-10v")]
    [InlineData("dali")]
    [InlineData("dali-bridge")]
    public void A_lamp_has_one_of_four_drivers(string driver) => Assert.Equal(driver, Read($"lamp.driver={driver}")!.LampDriver);

    [Fact]
    public void Without_a_word_it_is_pwm_and_ages_unnoticed() => Assert.Equal(("pwm", ""), (Read("")!.LampDriver, Read("")!.LampClo));

    [Fact]
    public void A_table_of_ages_is_taken() => Assert.Equal("0:100;50000:80", Read("lamp.clo=0:100;50000:80")!.LampClo);

    [Theory]
    [InlineData("lamp.driver=dmx", "node.cfg line 5: key lamp.driver cannot be 'dmx': write one of pwm|0-10v|dali|dali-bridge")]
    [InlineData("lamp.clo=0:100;50000:30", "node.cfg line 5: key lamp.clo cannot be carried out: '50000:30' is no point of a lamp's ageing: write hours:percent, 0 to 500000 hours and 50 to 100 %, like 25000:90")]
    public void A_bad_line_is_told_with_line_key_and_remedy(string line, string sentence)
    {
        Assert.Null(Read(line, out var error));
        Assert.Equal(sentence, error);
    }

    private static NodeSettings? Read(string line) => Read(line, out _);

    private static NodeSettings? Read(string line, out string error)
    {
        var bytes = Encoding.ASCII.GetBytes(Good + line + "\n");
        SettingsFile.TryParse(bytes, bytes.Length, NodeKind.Streetlight, out var settings, out error);
        return settings;
    }
}
