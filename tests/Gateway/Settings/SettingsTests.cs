using EdgeNodes.Gateway.Settings;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private const string Good = """
        { "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "broker.example" } } }
        """;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_short_file_is_enough_and_the_rest_has_safe_defaults()
    {
        GatewaySettings settings = Read(Good);
        Assert.Equal(("gw-01", folder["data"]), (settings.Id, settings.Data));
        Assert.Equal(("127.0.0.1", 1883, false), (settings.Ingest.Address.ToString(), settings.Ingest.Port, settings.Ingest.Anonymous));
        Assert.Equal(("broker.example", 1883, "city/v1"), (settings.Mqtt!.Host, settings.Mqtt.Port, settings.Mqtt.Root));
        Assert.Equal((1L << 30, 5d), (settings.Buffer.MaxBytes, settings.Buffer.CommitWindow.TotalMilliseconds));
        Assert.Equal(["mqtt"], settings.Uplinks);
    }

    [Fact]
    public void The_example_in_the_repository_is_valid()
    {
        string example = Path.Combine(Repository.Root, "gateway", "settings.example.json");
        GatewaySettings settings = SettingsReader.Read(example, []);
        Assert.True(settings.Ingest.Anonymous);
        Assert.Null(settings.LoRaWan);
    }

    [Fact]
    public void The_command_line_goes_over_the_environment_and_that_over_the_file()
    {
        // A name of its own: other tests run beside this one in the same environment.
        string file = folder["gateway.json"];
        File.WriteAllText(file, Good);
        Assert.Equal(4000, SettingsReader.Read(file, ["Uplinks:Mqtt:Port=4000", "--Status:Seconds=5"]).Mqtt!.Port);
        Assert.Equal(5, SettingsReader.Read(file, ["--status:seconds=5"]).StatusEvery.TotalSeconds);
    }

    [Fact]
    public void Lamps_have_neighbours()
    {
        GatewaySettings settings = Read("""
            { "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h" } },
              "Presence": { "Neighbours": { "sl-0124": ["sl-0123", "sl-0125"], "sl-0123": ["sl-0124"] }, "Hold": 45 } }
            """);
        Assert.Equal((100, 1, 45), (settings.Presence!.LevelPercent, settings.Presence.FadeSeconds, settings.Presence.HoldSeconds));
        Assert.Equal(
            ["sl-0123", "sl-0125"],
            settings.Presence.Neighbours[Frames.Node(124, EdgeNodes.Contract.Identity.NodeKind.Streetlight).ToKey()].Select(lamp => lamp.ToString()));
        Assert.Null(Read(Good).Presence);
    }

    [Fact]
    public void Both_uplinks_may_be_there()
    {
        File.WriteAllText(folder["key"], new string('0', 32));
        GatewaySettings settings = Read("""
            { "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h" },
              "LoRaWan": { "Line": "tcp://127.0.0.1:4001", "DevEui": "0011223344556677", "JoinEui": "8899aabbccddeeff", "AppKeyFile": "key" } } }
            """);
        Assert.Equal(["mqtt", "lorawan"], settings.Uplinks);
        Assert.Equal((folder["key"], 5, "0011223344556677"), (settings.LoRaWan!.AppKeyFile, settings.LoRaWan.DataRate, settings.LoRaWan.DevEui.ToString()));
    }

    [Theory]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Hots": "h" } } }""", "Uplinks:Mqtt:Hots is unknown (did you mean Uplinks:Mqtt:Host?)")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Ingress": {}, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "the key Ingress is unknown")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Ingest": 5, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "the key Ingest is '5', but must be an object")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Ingest": { "Port": { "Number": 5 } }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Ingest:Port:Number is unknown")]
    [InlineData("""{ "Uplinks": { "Mqtt": { "Host": "h" } } }""", "the key Gateway:Id is missing: add it")]
    [InlineData("""{ "Gateway": { "Id": "GW 1" }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Gateway:Id is 'GW 1', but must be lower-case")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" } }""", "there is no uplink: add Uplinks:Mqtt:Host")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Port": 1883 } } }""", "the key Uplinks:Mqtt:Host is missing")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h", "Port": "high" } } }""", "Uplinks:Mqtt:Port is 'high', but must be a whole number from 1 to 65535")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h", "Port": 65536 } } }""", "Uplinks:Mqtt:Port is '65536'")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h", "Tls": "maybe" } } }""", "Uplinks:Mqtt:Tls is 'maybe', but must be true or false")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h", "Root": "a/#" } } }""", "Uplinks:Mqtt:Root is 'a/#'")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h", "User": "u", "PasswordFile": "none" } } }""", "Uplinks:Mqtt:PasswordFile is 'none', but must be the path of a file that is there")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Buffer": { "MaxBytes": 1000 }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Buffer:MaxBytes is '1000', but must be a whole number of at least 1048576")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Ingest": { "Address": "localhost" }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Ingest:Address is 'localhost', but must be an IP address")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Ingest": { "Address": "0.0.0.0", "Anonymous": true }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "anonymous nodes are for loopback only")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Ingest": { "Address": "0.0.0.0" }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "set Ingest:Certificate")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "LoRaWan": { "Line": "COM 3", "DevEui": "0" } } }""", "Uplinks:LoRaWan:Line is 'COM 3', but must be a serial device")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "LoRaWan": { "Line": "/dev/null", "DevEui": "12" } } }""", "Uplinks:LoRaWan:DevEui is '12', but must be 16 hex digits")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "LoRaWan": { "Line": "/dev/ttyNone", "DevEui": "12" } } }""", "Uplinks:LoRaWan:Line is '/dev/ttyNone', but must be a serial device that is there")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Hat": { "Enabled": true, "StatusLedPin": 40 }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Hat:StatusLedPin is 40")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Presence": { "Neighbours": { "sl-0123": ["sl-0123"] } }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Presence:Neighbours:sl-0123 is '', but must be a list without the lamp itself")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Presence": { "Neighbours": { "sl-0123": "sl-0124" } }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Presence:Neighbours:sl-0123 is 'sl-0124', but must be a list of 1 to 8 lamps in brackets")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Presence": { "Neighbours": { "sl-0123": [] } }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Presence:Neighbours:sl-0123 is '', but must be a list of 1 to 8 lamps in brackets")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Presence": { "Neighbours": { "aq-0007": ["sl-0124"] } }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Presence:Neighbours:aq-0007 is '', but must be about streetlights")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Presence": { "Neighbours": { "sl-0123": ["lamp 4"] } }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Presence:Neighbours:sl-0123:0 is 'lamp 4', but must be about streetlights")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Presence": { "Neighbours": { "sl-0123": [["sl-0124"]] } }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Presence:Neighbours:sl-0123:0:0 is unknown")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Presence": { "Hold": 1 }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Presence:Hold is '1', but must be a whole number from 2 to 600")]
    [InlineData("""{ "Gateway": { "Id": "gw-01" }, "Presence": { "Neighbors": {} }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Presence:Neighbors")]
    [InlineData("""{ "Gateway": { "Id": "gw-01", } "Uplinks" }""", "cannot be read")]
    [InlineData("", "cannot be read")]
    public void A_mistake_stops_the_start_with_one_sentence_that_names_file_key_and_remedy(string text, string expected)
    {
        var refusal = Assert.Throws<SettingsException>(() => Read(text));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(folder["gateway.json"], refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var refusal = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder["none.json"], []));
        Assert.Contains($"The settings file {folder["none.json"]} is not there", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ingest:Port", "'Ingest:Port' sets nothing")]
    [InlineData("Ingest:Prot=5", "In the command line the key Ingest:Prot is unknown (did you mean Ingest:Port?)")]
    [InlineData("Ingest:Port=x", "In the command line the key Ingest:Port is 'x'")]
    public void A_mistake_on_the_command_line_is_named_as_such(string argument, string expected)
    {
        File.WriteAllText(folder["gateway.json"], Good);
        var refusal = Assert.Throws<SettingsException>(() => SettingsReader.Read(folder["gateway.json"], [argument]));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    private GatewaySettings Read(string text)
    {
        File.WriteAllText(folder["gateway.json"], text);
        return SettingsReader.Read(folder["gateway.json"], []);
    }
}
