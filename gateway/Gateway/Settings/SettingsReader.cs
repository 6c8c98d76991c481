using System.Globalization;
using System.Net;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Hat;
using EdgeNodes.Gateway.Presence;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.LoRaWan;

namespace EdgeNodes.Gateway.Settings;

/// <summary>Makes checked settings of a source. The first mistake ends it, as one sentence with file, key and remedy.</summary>
public sealed class SettingsReader
{
    private readonly SettingsSource source;

    private SettingsReader(SettingsSource source) => this.source = source;

    /// <param name="file">A JSON file, comments allowed; relative paths in it are relative to its folder.</param>
    /// <param name="overrides">From the command line: <c>Key=value</c>.</param>
    /// <exception cref="SettingsException">They do not allow a start.</exception>
    public static GatewaySettings Read(string file, IReadOnlyList<string> overrides) => new SettingsReader(new SettingsSource(file, overrides)).All();

    private GatewaySettings All()
    {
        string id = Text("Gateway:Id");
        Require(CityTopics.IsGatewayId(id), "Gateway:Id", "lower-case letters, digits and dashes, 32 at most, like gw-01");
        MqttSettings? mqtt = source.Has("Uplinks:Mqtt") ? Mqtt() : null;
        LoRaWanSettings? loRaWan = source.Has("Uplinks:LoRaWan") ? LoRaWan() : null;
        if (mqtt == null && loRaWan == null)
        {
            throw new SettingsException($"In the settings file {source.File} there is no uplink: add Uplinks:Mqtt:Host or Uplinks:LoRaWan:Line.");
        }

        return new GatewaySettings(
            id, FilePath("Gateway:Data") ?? Path.Combine(source.Folder, "data"), Ingest(),
            new BufferSettings(
                Number("Buffer:MaxBytes", 1L << 30, BufferOptions.MinBytes, long.MaxValue),
                TimeSpan.FromMilliseconds(Number("Buffer:CommitMilliseconds", 5, 0, 1000))),
            mqtt, loRaWan, Hat(), TimeSpan.FromSeconds(Number("Status:Seconds", 60, 1, 86400)), source.Has("Presence") ? Presence() : null)
        {
            Clock = source.Has("Clock") ? Clock() : null,
        };
    }

    private ClockSettings Clock()
    {
        string text = source["Clock:Address"] ?? source["Ingest:Address"] ?? "127.0.0.1";
        bool parsed = IPAddress.TryParse(text, out IPAddress? address);
        Require(parsed, "Clock:Address", "an IP address, like 127.0.0.1 or 0.0.0.0");
        string trust = source["Clock:Trust"] ?? "kernel";
        Require(trust is "kernel" or "always", "Clock:Trust", "kernel to ask it whether NTP keeps the clock, or always where something else does");
        return new ClockSettings(address!, (int)Number("Clock:Port", 123, 1, 65535), trust == "always");
    }

    private IngestSettings Ingest()
    {
        string text = source["Ingest:Address"] ?? "127.0.0.1";
        bool parsed = IPAddress.TryParse(text, out IPAddress? address);
        Require(parsed, "Ingest:Address", "an IP address, like 127.0.0.1 or 0.0.0.0");
        bool anonymous = Flag("Ingest:Anonymous", false);
        string? certificate = ExistingFile("Ingest:Certificate");
        if (!IPAddress.IsLoopback(address!))
        {
            if (anonymous)
            {
                throw new SettingsException(
                    $"In the {source.OriginOf("Ingest:Anonymous")} Ingest:Anonymous is true while Ingest:Address is {address}: anonymous nodes are for loopback only, set it to false and enrol the nodes.");
            }

            if (certificate == null)
            {
                throw new SettingsException(
                    $"In the {source.OriginOf("Ingest:Address")} Ingest:Address is {address}, which others can reach: set Ingest:Certificate to a PKCS#12 or PEM file, or listen on 127.0.0.1.");
            }
        }

        return new IngestSettings(
            address!, (int)Number("Ingest:Port", certificate == null ? 1883 : 8883, 1, 65535), anonymous, certificate,
            ExistingFile("Ingest:CertificatePasswordFile"));
    }

    private MqttSettings Mqtt()
    {
        bool tls = Flag("Uplinks:Mqtt:Tls", false);
        string root = source["Uplinks:Mqtt:Root"] ?? CityTopics.Stream;
        Require(
            root.Length <= 100 && root.IndexOfAny(['#', '+', '\0']) < 0 && root[0] != '/' && root[^1] != '/', "Uplinks:Mqtt:Root",
            "the first levels of a topic without # and + and without a slash at its ends, like city/v1");
        string? user = source["Uplinks:Mqtt:User"];
        string? password = ExistingFile("Uplinks:Mqtt:PasswordFile");
        Require(user != null || password == null, "Uplinks:Mqtt:PasswordFile", "left out, or Uplinks:Mqtt:User given");
        string? ca = ExistingFile("Uplinks:Mqtt:CaFile");
        Require(tls || ca == null, "Uplinks:Mqtt:CaFile", "left out, or Uplinks:Mqtt:Tls true");
        return new MqttSettings(Text("Uplinks:Mqtt:Host"), (int)Number("Uplinks:Mqtt:Port", tls ? 8883 : 1883, 1, 65535), user, password, tls, ca, root);
    }

    private LoRaWanSettings LoRaWan()
    {
        string text = Text("Uplinks:LoRaWan:Line");
        bool lined = LineAddress.TryParse(text, out LineAddress? line, out _);
        Require(lined, "Uplinks:LoRaWan:Line", "a serial device like /dev/ttyAMA0, or tcp://host:port");
        Require(!text.StartsWith('/') || File.Exists(text), "Uplinks:LoRaWan:Line", "a serial device that is there: plug the modem in, or see ls /dev/tty* for its name");
        string deviceClass = source["Uplinks:LoRaWan:Class"] ?? "C";
        Require(deviceClass is "A" or "C", "Uplinks:LoRaWan:Class", "C for mains power, A for a battery");
        return new LoRaWanSettings(
            line!, Eui("Uplinks:LoRaWan:DevEui"), Eui("Uplinks:LoRaWan:JoinEui"),
            ExistingFile("Uplinks:LoRaWan:AppKeyFile") ?? throw Missing("Uplinks:LoRaWan:AppKeyFile"),
            (int)Number("Uplinks:LoRaWan:DataRate", 5, 0, 5), Flag("Uplinks:LoRaWan:Adr", false), deviceClass[0],
            TimeSpan.FromSeconds(Number("Uplinks:LoRaWan:GatherSeconds", 30, 0, 3600)),
            TimeSpan.FromSeconds(Number("Uplinks:LoRaWan:JoinDelaySeconds", 30, 0, 3600)));
    }

    private HatSettings Hat()
    {
        var hat = new HatSettings
        {
            Enabled = Flag("Hat:Enabled", false),
            StatusLedPin = (int)Number("Hat:StatusLedPin", 0, 0, 255),
            ModemResetPin = (int)Number("Hat:ModemResetPin", 0, 0, 255),
            I2cBus = (int)Number("Hat:I2cBus", 0, 0, 255),
            ClimateAddress = (int)Number("Hat:ClimateAddress", HatSettings.UsualClimateAddress, 0, 127),
        };
        return hat.FindMistake() is { } mistake ? throw new SettingsException($"In the {source.OriginOf("Hat")} {mistake}") : hat;
    }

    private PresenceSettings Presence() => new(
        PresenceReader.Neighbours(source), (int)Number("Presence:Level", 100, 1, 100), (int)Number("Presence:Fade", 1, 0, 120),
        (int)Number("Presence:Hold", 30, 2, 600));

    private string Text(string key) => source[key] ?? throw Missing(key);

    private Eui64 Eui(string key)
    {
        bool parsed = Eui64.TryParse(Text(key), out Eui64 eui);
        Require(parsed, key, "16 hex digits");
        return eui;
    }

    private long Number(string key, long otherwise, long least, long most)
    {
        if (source[key] is not { } text)
        {
            return otherwise;
        }

        bool parsed = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
        Require(parsed && number >= least && number <= most, key, most == long.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}");
        return number;
    }

    private bool Flag(string key, bool otherwise)
    {
        if (source[key] is not { } text)
        {
            return otherwise;
        }

        Require(bool.TryParse(text, out bool flag), key, "true or false");
        return flag;
    }

    private string? FilePath(string key) => source[key] is { } path ? Path.GetFullPath(path, source.Folder) : null;

    private string? ExistingFile(string key)
    {
        string? path = FilePath(key);
        Require(path == null || File.Exists(path), key, $"the path of a file that is there ({path} is not)");
        return path;
    }

    private SettingsException Missing(string key) => new($"In the settings file {source.File} the key {key} is missing: add it; gateway/settings.example.json shows it.");

    private void Require(bool condition, string key, string otherwise)
    {
        if (!condition)
        {
            throw new SettingsException($"In the {source.OriginOf(key)} the key {key} is '{source[key]}', but must be {otherwise}.");
        }
    }
}
