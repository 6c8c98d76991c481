using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.City.Tests.Cli;

/// <summary>A technician prepares node.cfg before driving out.</summary>
public sealed class NodeSettingsTests : IDisposable
{
    private const string Secret = "a-secret-that-nobody-sees";
    private readonly TempFolder folder = new();
    private readonly CityAuthority authority = new();

    public void Dispose()
    {
        folder.Dispose();
        authority.Dispose();
    }

    [Fact]
    public async Task A_file_is_written_for_its_owner_only_and_the_firmware_takes_it()
    {
        var outcome = await Write("--set", "sample.seconds=300", "--set", "soil.dry=2600", "--set", "soil.wet=1300");
        Assert.True(outcome.Exit == 0, outcome.Errors);
        Assert.Contains("good: sm-0012, soil-moisture, gateway gw-01.city:1883 by plain TCP, for the bench only, Wi-Fi city, a sample each 300 s", outcome.Text);
        Assert.DoesNotContain(Secret, outcome.Text + outcome.Errors);
        Assert.Equal((300_000, 2600, Secret), (Settings().SampleMilliseconds, Settings().SoilDry, Settings().GatewaySecret));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(folder["node.cfg"]) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(0, (await Edge.RunAsync("node", "settings", "check", folder["node.cfg"])).Exit);
    }

    [Fact]
    public async Task What_somebody_left_for_everybody_to_read_does_not_get_the_secret()
    {
        await File.WriteAllTextAsync(folder["node.cfg.new"], "");
        await File.WriteAllTextAsync(folder["node.cfg"], "");
        using var open = File.Open(folder["node.cfg.new"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var outcome = await Write("--force");
        Assert.True(outcome.Exit == 0, outcome.Errors);
        Assert.Equal(-1, open.ReadByte());
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(folder["node.cfg"]) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData("sample.seconds=0", "key sample.seconds cannot be '0': write a whole number from 1 to 86400")]
    [InlineData("colour=red", "key colour is unknown: remove the line or correct its key")]
    [InlineData("level.default=35", "key level.default is for streetlight nodes: remove the line")]
    [InlineData("soil.dry=2600", "key soil.wet is missing beside it: a calibration has two points")]
    [InlineData("gateway.tls=1", "key gateway.ca is missing beside it")]
    [InlineData("gateway.ca=abc", "gateway.ca is no certificate")]
    [InlineData("words", "--set wants key=value")]
    public async Task What_does_not_fit_is_told_in_the_firmware_s_words_and_nothing_is_written(string setting, string complaint)
    {
        var outcome = await Write("--set", setting);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains(complaint, outcome.Errors);
        Assert.False(File.Exists(folder["node.cfg"]));
    }

    [Theory]
    [InlineData("wifi.password=open-sesame-1")]
    [InlineData(" wifi.password =open-sesame-1")]
    [InlineData("gateway.secret=open-sesame-1")]
    [InlineData("node.key=open-sesame-1")]
    public async Task A_secret_on_the_command_line_is_refused_with_the_remedy_and_not_repeated(string setting)
    {
        var outcome = await Write("--set", setting);
        var key = setting.Split('=')[0].Trim();
        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith($"edge: --set {key}: a secret on the command line", outcome.Errors);
        Assert.Contains($"write --ask {key} and type it, pipe it in, or begin with a file that holds it (--from)", outcome.Errors);
        Assert.DoesNotContain("open-sesame-1", outcome.Text + outcome.Errors);
        Assert.False(File.Exists(folder["node.cfg"]));
    }

    [Fact]
    public async Task Secrets_that_are_asked_for_come_from_standard_input_line_by_line_and_show_nowhere()
    {
        var outcome = await WriteAsked("open-sesame-1\r\nfrom-the-keeper\n", "--ask", "wifi.password", "--ask", "gateway.secret");
        Assert.True(outcome.Exit == 0, outcome.Errors);
        Assert.Equal(("open-sesame-1", "from-the-keeper"), (Settings().WifiPassword, Settings().GatewaySecret));
        Assert.DoesNotContain("open-sesame-1", outcome.Text + outcome.Errors);
        Assert.DoesNotContain("from-the-keeper", outcome.Text + outcome.Errors);
    }

    [Fact]
    public async Task A_secret_in_the_file_that_it_begins_with_needs_no_asking()
    {
        var draft = folder.Write("draft.cfg", "wifi.password=open-sesame-1\n");
        var outcome = await Write("--from", draft);
        Assert.True(outcome.Exit == 0, outcome.Errors);
        Assert.Equal("open-sesame-1", Settings().WifiPassword);
    }

    [Fact]
    public async Task What_is_asked_for_in_vain_is_told()
    {
        Assert.Contains("--ask wifi.password: standard input has no line for it", (await WriteAsked("only-this-one\n", "--ask", "gateway.secret", "--ask", "wifi.password")).Errors);
        Assert.Contains("--ask: there is no key colour", (await WriteAsked("red\n", "--ask", "colour")).Errors);
        Assert.Contains("--ask reads standard input, and so does '-'", (await WriteAsked("x\n", "--ask", "wifi.password", "--secret", "-")).Errors);
        Assert.False(File.Exists(folder["node.cfg"]));
    }

    [Fact]
    public async Task On_a_terminal_a_secret_is_asked_for_and_not_shown()
    {
        var edge = $"dotnet {Path.Combine(AppContext.BaseDirectory, "edge.dll")} node settings write --id sm-0012 --set gateway.host=h --set wifi.ssid=city"
            + $" --ask wifi.password --secret {folder.Write("secret", Secret)} --out {folder["node.cfg"]}";
        // `script` gives it a terminal, and shows what a technician would see.
        using var terminal = Tool.Start("script", "--quiet", "--return", "--command", edge, "/dev/null");
        var seen = new System.Text.StringBuilder();
        var letters = new char[1];
        while (!seen.ToString().Contains("wifi.password: ", StringComparison.Ordinal) && await terminal.StandardOutput.ReadAsync(letters) == 1)
        {
            seen.Append(letters[0]);
        }

        await terminal.StandardInput.WriteAsync("open-sesamx\u007Fe-1\r");
        await terminal.StandardInput.FlushAsync();
        seen.Append(await terminal.StandardOutput.ReadToEndAsync());
        await terminal.WaitForExitAsync();
        Assert.True(terminal.ExitCode == 0, seen.ToString());
        Assert.Equal("open-sesame-1", Settings().WifiPassword);
        Assert.DoesNotContain("open-sesam", seen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over_unless_told_and_can_be_begun_with()
    {
        await Write("--set", "sample.seconds=300");
        Assert.Contains("is there already", (await Write()).Errors);
        var second = await WriteBeside();
        Assert.True(second.Exit == 0, second.Errors);
        Assert.StartsWith("id=sm-0013\n", await File.ReadAllTextAsync(folder["other.cfg"]));
        Assert.Contains("sample.seconds=300", await File.ReadAllTextAsync(folder["other.cfg"]));
        Assert.Equal(0, (await Write("--force")).Exit);
    }

    [Fact]
    public async Task A_node_begun_with_the_file_of_another_gets_neither_its_secret_nor_its_calibration()
    {
        var own = authority.Issue("sm-0012");
        await Write("--set", "soil.dry=2600", "--set", "soil.wet=1300", "--set", "boot.first=7", "--ca", authority.CertificateFile, "--certificate", own.CertificateFile, "--key", own.KeyFile);
        var without = await Edge.RunAsync("node", "settings", "write", "--id", "sm-0013", "--from", folder["node.cfg"], "--out", folder["other.cfg"]);
        Assert.Contains("the node has no secret", without.Errors);

        var second = await WriteBeside();
        Assert.Contains("not taken over from there are gateway.secret, node.certificate, node.key, boot.first, soil.dry, soil.wet", second.Text);
        var text = await File.ReadAllTextAsync(folder["other.cfg"]);
        Assert.DoesNotContain(Secret, text);
        Assert.DoesNotContain(own.Key, text);
        Assert.DoesNotContain("soil.", text);
        Assert.Contains("gateway.ca=" + authority.Base64, text);

        // Its own file is its own.
        await Edge.RunAsync("node", "settings", "write", "--id", "sm-0012", "--from", folder["node.cfg"], "--out", folder["again.cfg"]);
        Assert.Contains("soil.dry=2600", await File.ReadAllTextAsync(folder["again.cfg"]));
    }

    [Fact]
    public async Task The_secret_comes_from_an_enrolment_and_a_wrong_file_enrols_nobody()
    {
        var gateway = folder.Write("gateway.json", """
            { "Gateway": { "Id": "gw-01", "Data": "data" }, "Uplinks": { "Mqtt": { "Host": "127.0.0.1" } } }
            """);
        string[] common = ["node", "settings", "write", "--id", "sm-0012", "--set", "gateway.host=h", "--set", "wifi.ssid=city", "--gateway", gateway, "--out", folder["node.cfg"]];
        var wrong = await Edge.RunAsync([.. common, "--set", "sample.seconds=0"]);
        Assert.Equal(2, wrong.Exit);
        Assert.DoesNotContain("sm-0012", (await Edge.RunAsync("gateway", "nodes", "--settings", gateway)).Text);

        var right = await Edge.RunAsync(common);
        Assert.True(right.Exit == 0, right.Errors);
        Assert.Contains("sm-0012", (await Edge.RunAsync("gateway", "nodes", "--settings", gateway)).Text);
        Assert.True(Settings().GatewaySecret.Length >= 20);
        Assert.DoesNotContain(Settings().GatewaySecret, right.Text + right.Errors);
    }

    [Fact]
    public async Task Without_a_secret_it_says_where_to_get_one()
    {
        var outcome = await Edge.RunAsync("node", "settings", "write", "--id", "sm-0012", "--set", "gateway.host=h", "--set", "wifi.ssid=city", "--out", folder["node.cfg"]);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains("give --gateway SETTINGS to enrol it, or --secret FILE", outcome.Errors);
    }

    [Fact]
    public async Task Certificates_go_in_as_PEM_and_come_out_as_what_a_node_reads()
    {
        var (own, server) = (authority.Issue("sm-0012", rsa: true), authority.Issue("gw-01.city"));
        var outcome = await Write(
            "--ca", authority.CertificateFile, "--certificate", own.CertificateFile, "--key", own.KeyFile, "--gateway-certificate", server.CertificateFile);
        Assert.True(outcome.Exit == 0, outcome.Errors);
        Assert.Contains("gw-01.city:8883 by TLS with a certificate of its own", outcome.Text);
        Assert.Equal((authority.Base64, own.Certificate, own.Key, true), (Settings().GatewayCa, Settings().NodeCertificate, Settings().NodeKey, Settings().GatewayTls));
    }

    [Fact]
    public async Task Certificates_that_do_not_belong_together_are_refused()
    {
        using var other = new CityAuthority("another city");
        var (own, neighbour) = (authority.Issue("sm-0012"), authority.Issue("sm-0013"));
        var (right, wrong, elsewhere) = (authority.Issue("gw-01.city"), other.Issue("gw-01.city"), authority.Issue("gw-02.city"));
        await Refused("is not the key of node.certificate", "--ca", authority.CertificateFile, "--certificate", own.CertificateFile, "--key", neighbour.KeyFile);
        await Refused("is no authority", "--ca", right.CertificateFile);
        await Refused("does not vouch for the gateway's certificate", "--ca", authority.CertificateFile, "--gateway-certificate", wrong.CertificateFile);
        await Refused("is not for 'gw-01.city'", "--ca", authority.CertificateFile, "--gateway-certificate", elsewhere.CertificateFile);
        await Refused("go together", "--ca", authority.CertificateFile, "--certificate", own.CertificateFile);
        await Refused("is no certificate", "--ca", own.KeyFile);
        await Refused("holds no private key", "--ca", authority.CertificateFile, "--certificate", own.CertificateFile, "--key", own.CertificateFile);

        async Task Refused(string complaint, params string[] more)
        {
            var outcome = await Write(more);
            Assert.Equal(2, outcome.Exit);
            Assert.Contains(complaint, outcome.Errors);
            Assert.DoesNotContain("   at ", outcome.Errors);
        }
    }

    [Theory]
    [InlineData("en", "not described here yet")]
    [InlineData("de", "hier noch unbekannt")]
    public async Task Every_key_of_the_firmware_is_listed_and_described(string language, string missing)
    {
        var outcome = await Edge.RunAsync("node", "settings", "keys", "--lang", language);
        Assert.True(outcome.Exit == 0, outcome.Errors);
        var listed = outcome.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[0]);
        Assert.Equal(Enumerable.Range(0, SettingKeys.Count).Select(i => SettingKeys.At(i).Name), listed);
        Assert.DoesNotContain(missing, outcome.Text);
    }

    [Fact]
    public async Task The_keys_of_one_kind_leave_the_others_out()
    {
        var outcome = await Edge.RunAsync("node", "settings", "keys", "--kind", "soil-moisture");
        Assert.Contains("soil.dry", outcome.Text);
        Assert.DoesNotContain("lamp.", outcome.Text);
        Assert.Equal(2, (await Edge.RunAsync("node", "settings", "keys", "--kind", "windmill")).Exit);
    }

    [Fact]
    public async Task A_bad_file_fails_the_check_with_its_line()
    {
        var file = folder.Write("bad.cfg", "id=sm-0012\ngateway.host=h\ngateway.secret=short\nwifi.ssid=city\n");
        var outcome = await Edge.RunAsync("node", "settings", "check", file);
        Assert.Equal(2, outcome.Exit);
        Assert.Equal($"edge: {file}: node.cfg line 3: key gateway.secret does not fit: write 8 to 64 characters.\n", outcome.Errors);
    }

    private NodeSettings Settings()
    {
        var bytes = File.ReadAllBytes(folder["node.cfg"]);
        Assert.True(SettingsFile.TryParse(bytes, bytes.Length, NodeKind.SoilMoisture, out var settings, out var error), error);
        return settings!;
    }

    private Task<Edge.Outcome> WriteAsked(string typed, params string[] more) => Edge.RunAsync(
        System.Text.Encoding.ASCII.GetBytes(typed),
        ["node", "settings", "write", "--id", "sm-0012", "--set", "gateway.host=gw-01.city", "--set", "wifi.ssid=city", "--out", folder["node.cfg"], .. more]);

    private Task<Edge.Outcome> WriteBeside() => Edge.RunAsync(
        "node", "settings", "write", "--id", "sm-0013", "--from", folder["node.cfg"], "--secret", folder.Write("second", "another-secret\n"),
        "--out", folder["other.cfg"]);

    private Task<Edge.Outcome> Write(params string[] more) => Edge.RunAsync(
        [
            "node", "settings", "write", "--kind", "soil-moisture", "--id", "sm-0012", "--set", "gateway.host=gw-01.city", "--set", "wifi.ssid=city",
            "--secret", folder.Write("secret", Secret + "\n"), "--out", folder["node.cfg"], .. more,
        ]);
}
