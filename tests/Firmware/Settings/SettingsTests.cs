using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Settings;

public class SettingsTests
{
    private const string Good = "id=sm-0012\ngateway.host=10.0.0.1\ngateway.secret=correct-horse\nwifi.ssid=city\n";

    [Fact]
    public void A_short_file_is_enough()
    {
        var settings = Read(Good);
        Assert.Equal("sm-0012", settings.Id.ToString());
        Assert.Equal(("10.0.0.1", 1883, "correct-horse"), (settings.GatewayHost, settings.GatewayPort, settings.GatewaySecret));
        Assert.Equal(("city", ""), (settings.WifiSsid, settings.WifiPassword));
        Assert.Equal((60_000, 0, 1), (settings.SampleMilliseconds, settings.SampleLimit, settings.ReportBatch));
        Assert.All([settings.SoilDry, settings.SoilWet], counts => Assert.True(counts < 0));
        Assert.Equal(("adc", 240, 60), (settings.SoilInput, settings.LinkWatchdogMinutes, settings.DiagnosticsMinutes));
        Assert.Equal((60, 1), (settings.LinkRetrySeconds, settings.FirstBoot));
    }

    [Fact]
    public void Every_key_is_taken_whatever_the_line_ends()
    {
        var settings = Read("# made by the technician\r\n\r\n" + Good.Replace("\n", "\r\n", StringComparison.Ordinal)
            + "gateway.port = 18830\r\nwifi.password=p=ss#word\r\nsample.seconds=900\r\nsample.limit=5\r\nreport.batch=12\r\n"
            + "soil.dry=2600\r\nsoil.wet=1300\r\nsoil.input=ads1115\r\nlink.retry_seconds=5\r\nboot.first=7");
        Assert.Equal((18830, "p=ss#word", 900_000), (settings.GatewayPort, settings.WifiPassword, settings.SampleMilliseconds));
        Assert.Equal((5, 12, "ads1115"), (settings.SampleLimit, settings.ReportBatch, settings.SoilInput));
        Assert.Equal((2600, 1300), (settings.SoilDry, settings.SoilWet));
        Assert.Equal((5, 7), (settings.LinkRetrySeconds, settings.FirstBoot));
    }

    [Theory]
    [InlineData("colour=red", "node.cfg line 5: key colour is unknown: remove the line or correct its key")]
    [InlineData("gateway.port=abc", "node.cfg line 5: key gateway.port cannot be 'abc': write a whole number from 1 to 65535")]
    [InlineData("gateway.port=0", "node.cfg line 5: key gateway.port cannot be '0': write a whole number from 1 to 65535")]
    [InlineData("gateway.port=99999999999", "node.cfg line 5: key gateway.port cannot be '99999999999': write a whole number from 1 to 65535")]
    [InlineData("sample.seconds=-5", "node.cfg line 5: key sample.seconds cannot be '-5': write a whole number from 1 to 86400")]
    [InlineData("sample.seconds=", "node.cfg line 5: key sample.seconds cannot be '': write a whole number from 1 to 86400")]
    [InlineData("just words", "node.cfg line 5: no key=value stands there: write key=value, each in one line")]
    [InlineData("=5", "node.cfg line 5: no key=value stands there: write key=value, each in one line")]
    [InlineData("gateway.tls=1\ngateway.ca=", "node.cfg line 5: key gateway.ca is missing beside it: without an authority nobody knows whom the node talks to")]
    [InlineData("wifi.ssid=other", "node.cfg line 5: key wifi.ssid stands in line 4 already: remove one of the two")]
    [InlineData("sample.seconds=5\nsample.milliseconds=500", "node.cfg line 6: key sample.milliseconds stands beside sample.seconds: remove one of the two")]
    [InlineData("soil.dry=2600", "node.cfg line 5: key soil.wet is missing beside it: a calibration has two points")]
    [InlineData("soil.dry=2000\nsoil.wet=2000", "node.cfg line 5: key soil.dry equals soil.wet: calibrate the probe again, or replace it")]
    [InlineData("level.default=35", "node.cfg line 5: key level.default is for streetlight nodes: remove the line")]
    [InlineData("soil.input=spi", "node.cfg line 5: key soil.input cannot be 'spi': write one of adc|ads1115")]
    [InlineData("soil.input=adc|ads1115", "node.cfg line 5: key soil.input cannot be 'adc|ads1115': write one of adc|ads1115")]
    [InlineData("gateway.host2=\u00e4", "node.cfg line 5: character 15 is not ASCII: save the file as plain text")]
    public void A_bad_line_is_told_with_line_key_and_remedy(string line, string sentence) =>
        Assert.Equal(sentence, Problem(Good + line + "\n"));

    [Theory]
    [InlineData("id=sm-12", "node.cfg line 1: key id: 'sm-12' is no node id: write the prefix of a kind (aq, sm, wl, sl), a dash and a number of at least four digits, like aq-0007")]
    [InlineData("id=aq-0012", "node.cfg line 1: key id: aq-0012 is a node of kind air-quality, but this board runs the firmware for soil-moisture: correct the id or flash the other firmware")]
    public void An_id_that_does_not_fit_is_told(string line, string sentence) =>
        Assert.Equal(sentence, Problem(line + Good["id=sm-0012".Length..]));

    [Theory]
    [InlineData("id")]
    [InlineData("gateway.host")]
    [InlineData("gateway.secret")]
    [InlineData("wifi.ssid")]
    public void A_missing_key_is_named(string key)
    {
        var rest = string.Join('\n', Good.Split('\n').Where(l => !l.StartsWith(key + "=", StringComparison.Ordinal)));
        Assert.Equal($"node.cfg: key {key} is missing: add a line {key}=...", Problem(rest));
    }

    [Fact]
    public void A_secret_never_shows_on_the_console()
    {
        var problem = Problem(Good.Replace("correct-horse", "hunter2", StringComparison.Ordinal));
        Assert.Equal("node.cfg line 3: key gateway.secret does not fit: write 8 to 64 characters", problem);
    }

    [Theory]
    [InlineData("gateway.secret: hunter2-hunter2")]
    [InlineData("wifi.password hunter2")]
    [InlineData("Hunter2hunter2hunter2/hunter2+hunter2==")]
    [InlineData("hunter2+hunter2=")]
    [InlineData("hunter2hunter2hunter2hunter2hunter2=")]
    public void A_line_that_is_broken_may_be_a_secret_too(string line)
    {
        var problem = Problem(Good + line + "\n");
        Assert.StartsWith("node.cfg line 5: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("unter2", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_never_ends_is_refused() =>
        Assert.Equal("node.cfg is longer than 8192 bytes: remove comments", Problem(Good + new string('#', 9000)));

    [Theory]
    [InlineData("wl-0001", "water.alert_mm=900\nwater.danger_mm=800", "node.cfg line 5: key water.alert_mm must be below water.danger_mm: correct one of the two")]
    [InlineData("sl-0001", "light.longitude_e4=-134050", "node.cfg line 5: key light.latitude_e4 is missing beside it: a place has both")]
    [InlineData("sl-0001", "light.latitude_e4=900001", "node.cfg line 5: key light.latitude_e4 cannot be '900001': write a whole number from -900000 to 900000")]
    public void What_contradicts_itself_is_told_for_every_kind(string id, string lines, string sentence)
    {
        _ = NodeId.TryParse(id, out var node, out _);
        var bytes = Encoding.ASCII.GetBytes(Good.Replace("sm-0012", id, StringComparison.Ordinal) + lines + "\n");
        Assert.False(SettingsFile.TryParse(bytes, bytes.Length, node.Kind, out _, out var error));
        Assert.Equal(sentence, error);
    }

    [Fact]
    public void A_place_west_of_Greenwich_is_taken()
    {
        var bytes = Encoding.ASCII.GetBytes(Good.Replace("sm-0012", "sl-0001", StringComparison.Ordinal) + "light.latitude_e4=525200\nlight.longitude_e4=-134050\n");
        Assert.True(SettingsFile.TryParse(bytes, bytes.Length, NodeKind.Streetlight, out var settings, out var error), error);
        Assert.Equal((true, 525200, -134050), (settings!.HasPosition, settings.LatitudeE4, settings.LongitudeE4));
    }

    [Fact]
    public void Every_key_has_a_name_of_its_own_and_a_default_that_fits()
    {
        var names = Enumerable.Range(0, SettingKeys.Count).Select(i => SettingKeys.At(i).Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(Enumerable.Range(0, SettingKeys.Count), i =>
        {
            var key = SettingKeys.At(i);
            Assert.Equal(i, SettingKeys.IndexOf(key.Name));
            Assert.True(!key.IsNumber || key.Usual == SettingKeys.NotSet || (key.Usual >= key.Least && key.Usual <= key.Most), key.Name);
            Assert.True(key.Choices.Length == 0 || key.Offers(key.UsualText), key.Name);
        });
    }

    [Fact]
    public void Noise_is_refused_and_never_thrown_at_the_technician()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            Assert.False(SettingsFile.TryParse(bytes, bytes.Length, NodeKind.SoilMoisture, out _, out var error));
            Assert.NotEmpty(error);
        }
    }

    [Fact]
    public void A_board_with_a_bad_file_says_so_again_and_again_and_takes_a_corrected_one_without_a_reboot()
    {
        var power = new Power();
        var clock = new FakeClock();
        var pause = new FakePause(clock, power);
        var flash = new Flash();
        var log = new FakeLog();
        pause.At(35_000, () => flash.Files["node.cfg"] = Encoding.ASCII.GetBytes("id=x\n"));
        pause.At(65_000, () => flash.Files["node.cfg"] = Encoding.ASCII.GetBytes(Good));

        var settings = SettingsGate.Wait(new SettingsStore(new FakeStorage(flash, power), NodeKind.SoilMoisture), clock, pause, log);

        Assert.Equal("sm-0012", settings.Id.ToString());
        Assert.Equal(7, log.Lines.Count);
        Assert.StartsWith("node.cfg is missing or empty: write it", log.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("node.cfg line 1: key id: 'x' is no node id", log.Lines[6], StringComparison.Ordinal);
    }

    private static NodeSettings Read(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        Assert.True(SettingsFile.TryParse(bytes, bytes.Length, NodeKind.SoilMoisture, out var settings, out var error), error);
        return settings!;
    }

    private static string Problem(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.False(SettingsFile.TryParse(bytes, Math.Min(bytes.Length, SettingsFile.MaxBytes + 1), NodeKind.SoilMoisture, out _, out var error));
        return error;
    }
}
