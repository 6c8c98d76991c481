using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Tests;

public sealed class SettingsTests : IDisposable
{
    private const string Good = """
        {
          // The city's receiver
          "Platform": { "Data": "data" },
          "Broker": { "Host": "127.0.0.1", "Port": 1884, "User": null, "PasswordFile": null, "Tls": false, "CaFile": null },
          "Gateways": [{ "Id": "gw-01", "Routes": ["mqtt", "lorawan"], "DevEui": "AC1F09FFFE000001", "Application": "edgenodes" }],
          "Roots": { "Uplink": "uplink/v1", "Stream": "city/v1" }
        }
        """;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_read()
    {
        var settings = Read(Good);

        Assert.Equal(Path.Combine(folder, "data"), settings.Data);
        Assert.Equal(("127.0.0.1", 1884, false), (settings.Broker.Host, settings.Broker.Port, settings.Broker.Tls));
        var gateway = Assert.Single(settings.Gateways);
        Assert.Equal(("gw-01", "ac1f09fffe000001", "edgenodes"), (gateway.Id, gateway.DevEui, gateway.Application));
        Assert.Equal([Route.Mqtt, Route.LoRaWan], gateway.Routes);
        Assert.Equal(("uplink/v1", "city/v1"), (settings.UplinkRoot, settings.StreamRoot));
    }

    [Fact]
    public void The_command_line_overrides_the_file()
    {
        var settings = Read(Good, "Broker:Port=2883", "Platform:Data=/var/lib/edgenodes", "Roots:Stream=stadt/v1");

        Assert.Equal((2883, "/var/lib/edgenodes", "stadt/v1"), (settings.Broker.Port, settings.Data, settings.StreamRoot));
    }

    [Theory]
    [InlineData("\"Host\"", "\"Hots\"", "Broker:Host: is missing: add it")]
    [InlineData("\"Port\"", "\"Prot\"", "Broker:Prot: is unknown: take it away or correct it (known here: Host, Port, User")]
    [InlineData("1884", "\"1884\"", "Broker:Port: must be a whole number from 1 to 65535")]
    [InlineData("1884", "70000", "Broker:Port: must be a whole number from 1 to 65535")]
    [InlineData("false", "\"no\"", "Broker:Tls: must be true or false")]
    [InlineData("\"PasswordFile\": null", "\"PasswordFile\": \"none\"", "Broker:PasswordFile: there is no file")]
    [InlineData("\"CaFile\": null", "\"CaFile\": \"platform.json\"", "Broker:Tls: must be true when CaFile is given")]
    [InlineData("\"PasswordFile\": null", "\"PasswordFile\": \"platform.json\"", "Broker:User: is missing: a password needs a user name")]
    [InlineData("\"Data\": \"data\"", "\"Data\": 5", "Platform:Data: must be text in quotes")]
    [InlineData("\"gw-01\"", "\"GW 1\"", "Gateways:0:Id: must be lower-case letters")]
    [InlineData("\"lorawan\"]", "\"pigeon\"]", "Gateways:0:Routes: must name mqtt, lorawan or both")]
    [InlineData("\"AC1F09FFFE000001\"", "\"AC1F\"", "Gateways:0:DevEui: must be 16 hex digits")]
    [InlineData("\"AC1F09FFFE000001\"", "null", "Gateways:0:DevEui: is missing: the route lorawan needs")]
    [InlineData("\"edgenodes\"", "\"a/b\"", "Gateways:0:Application: must be the application's id")]
    [InlineData("\"city/v1\"", "\"uplink/v1\"", "Roots:Stream: must differ from Uplink")]
    [InlineData("\"city/v1\"", "\"city/#\"", "Roots:Stream: must be levels of a topic")]
    [InlineData("\"Roots\"", "\"Root\"", "Root: is unknown")]
    [InlineData("\"Platform\": {", "\"Platform\": 1 {", "is no valid JSON: correct line 3")]
    public void A_defect_is_told_with_file_key_and_remedy(string part, string by, string complaint)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);

        var error = Assert.Throws<PlatformException>(() => Read(Good.Replace(part, by, StringComparison.Ordinal)));

        Assert.StartsWith(Path.Combine(folder, "platform.json"), error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.json cannot be read", Assert.Throws<PlatformException>(() => PlatformSettingsReader.Read("nowhere.json", [])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_service_ends_with_one_sentence_and_no_stack_trace()
    {
        var file = Path.Combine(folder, "platform.json");
        await File.WriteAllTextAsync(file, Good);
        await File.WriteAllTextAsync(Path.Combine(folder, "data"), "a file where the folder should be");

        using var receiver = ReceiverProcess.Start(file);
        var (code, errors) = await receiver.EndAsync();

        Assert.Equal(1, code);
        Assert.StartsWith($"The data folder {Path.Combine(folder, "data")} cannot be written", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_receivers_do_not_share_a_data_folder()
    {
        var settings = Read(Good, "Broker:Port=9");
        await using var first = new PlatformReceiver(settings);

        Assert.Contains("is in use by another receiver", Assert.Throws<PlatformException>(() => new PlatformReceiver(settings)).Message, StringComparison.Ordinal);
    }

    private PlatformSettings Read(string text, params string[] overrides)
    {
        var file = Path.Combine(folder, "platform.json");
        File.WriteAllText(file, text);
        return PlatformSettingsReader.Read(file, overrides);
    }
}
