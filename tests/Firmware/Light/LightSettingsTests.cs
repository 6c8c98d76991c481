using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>Whoever writes the settings, the tool, the console or a command: a schedule that cannot be carried out does not get in.</summary>
public class LightSettingsTests
{
    private const string Schedule = "light.schedule=sunset=100 sunrise=off\n";

    [Theory]
    [InlineData(Street.Berlin + Schedule)]
    [InlineData(Street.Berlin + Schedule + "light.zone=UTC+2\nlight.holidays=12-25;easter+1")]
    [InlineData("light.holidays=12-25")]
    public void Good_ones_are_taken(string more) => Assert.Equal("", ErrorOf(more));

    [Theory]
    [InlineData(Schedule, "line 5: key light.schedule cannot be carried out: it needs a place to know day and night: add light.latitude_e4 and light.longitude_e4")]
    [InlineData(Street.Berlin + "light.schedule=sunset=100", "line 7: key light.schedule cannot be carried out: the program before character 11 does not end in the dark: let its last point be off, like sunrise=off")]
    [InlineData("light.holidays=25.12.", "line 5: key light.holidays cannot be carried out: '25.12.' is no day: write 12-25, 2026-10-03 or easter+39, separated by semicolons")]
    [InlineData("light.zone=MEZ", "line 5: key light.zone cannot be carried out: 'MEZ' is no zone: write CET, WET or EET (with the summer time of the European Union), UTC, or UTC-12 to UTC+14")]
    [InlineData("light.latitude_e4=525200", "line 5: key light.longitude_e4 is missing beside it: a place has both")]
    public void Bad_ones_are_refused_with_line_key_and_remedy(string more, string expected) => Assert.Equal("node.cfg " + expected, ErrorOf(more));

    private static string ErrorOf(string more)
    {
        var bytes = Encoding.ASCII.GetBytes(Files.Settings("sl-0123", more));
        SettingsFile.TryParse(bytes, bytes.Length, NodeKind.Streetlight, out _, out var error);
        return error;
    }
}
