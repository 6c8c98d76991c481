using EdgeNodes.Contract.Topics;

namespace EdgeNodes.Platform.Settings;

/// <summary>Reads <see cref="PlatformSettings"/> from a file; throws <see cref="PlatformException"/> at the first defect.</summary>
public static class PlatformSettingsReader
{
    /// <summary>Reads and checks. Relative paths in the file start from its folder.</summary>
    public static PlatformSettings Read(string file, IEnumerable<string> overrides)
    {
        var settings = SettingsFile.Read(file, overrides);
        var root = settings.Root;
        var platform = root.Section("Platform");
        var data = Path.Combine(settings.Folder, platform.Text("Data"));
        platform.Done();
        var broker = Broker(root.Section("Broker"), settings.Folder);
        var gateways = Gateways(root);
        var roots = root.SectionOrNull("Roots");
        var uplink = TopicRoot(roots, "Uplink", CityTopics.Uplink);
        var stream = TopicRoot(roots, "Stream", CityTopics.Stream);
        if (uplink == stream)
        {
            throw roots!.Complaint("Stream", "must differ from Uplink: the receiver would take its own output for input");
        }

        roots?.Done();
        root.Done();
        return new PlatformSettings { Data = data, Broker = broker, Gateways = gateways, UplinkRoot = uplink, StreamRoot = stream };
    }

    private static BrokerSettings Broker(SettingsSection section, string folder)
    {
        var broker = new BrokerSettings
        {
            Host = section.Text("Host"),
            Port = section.Number("Port", 1, 65535, 1883),
            User = section.TextOrNull("User"),
            PasswordFile = ExistingFile(section, "PasswordFile", folder),
            Tls = section.Switch("Tls"),
            CaFile = ExistingFile(section, "CaFile", folder),
        };
        if (broker.PasswordFile != null && broker.User == null)
        {
            throw section.Complaint("User", "is missing: a password needs a user name");
        }

        if (broker.CaFile != null && !broker.Tls)
        {
            throw section.Complaint("Tls", "must be true when CaFile is given");
        }

        section.Done();
        return broker;
    }

    private static string? ExistingFile(SettingsSection section, string key, string folder)
    {
        var text = section.TextOrNull(key);
        var file = text == null ? null : Path.Combine(folder, text);
        return file == null || File.Exists(file) ? file : throw section.Complaint(key, $"there is no file {file}: create it or correct the path");
    }

    private static List<GatewaySettings> Gateways(SettingsSection root)
    {
        var gateways = new List<GatewaySettings>();
        foreach (var section in root.Sections("Gateways"))
        {
            var gateway = Gateway(section);
            if (gateways.Exists(other => other.Id == gateway.Id))
            {
                throw section.Complaint("Id", $"{gateway.Id} is there twice: keep one");
            }

            if (gateway.DevEui != null && gateways.Exists(other => other.DevEui == gateway.DevEui))
            {
                throw section.Complaint("DevEui", $"{gateway.DevEui} belongs to another gateway already: each radio has its own");
            }

            gateways.Add(gateway);
        }

        return gateways;
    }

    private static GatewaySettings Gateway(SettingsSection section)
    {
        var id = section.Text("Id");
        if (!CityTopics.IsGatewayId(id))
        {
            throw section.Complaint("Id", "must be lower-case letters, digits and dashes, 32 at most, like gw-01");
        }

        var routes = new List<Route>();
        foreach (var word in section.Texts("Routes"))
        {
            if (!RouteNames.TryParse(word, out var route) || routes.Contains(route))
            {
                throw section.Complaint("Routes", "must name mqtt, lorawan or both, each once");
            }

            routes.Add(route);
        }

        var eui = section.TextOrNull("DevEui");
        if (eui != null && (eui.Length != 16 || !eui.All(char.IsAsciiHexDigit)))
        {
            throw section.Complaint("DevEui", "must be 16 hex digits, like ac1f09fffe000001");
        }

        var application = section.TextOrNull("Application");
        if (application != null && application.AsSpan().IndexOfAny("/+#") >= 0)
        {
            throw section.Complaint("Application", "must be the application's id, without / + #");
        }

        if (routes.Contains(Route.LoRaWan) && (eui == null || application == null))
        {
            throw section.Complaint(eui == null ? "DevEui" : "Application", "is missing: the route lorawan needs DevEui and Application");
        }

        section.Done();
        return new GatewaySettings { Id = id, Routes = routes, DevEui = eui?.ToLowerInvariant(), Application = application };
    }

    private static string TopicRoot(SettingsSection? roots, string key, string otherwise)
    {
        var root = roots?.TextOrNull(key) ?? otherwise;
        return root.AsSpan().IndexOfAny("+#$") < 0 && !root.StartsWith('/') && !root.EndsWith('/')
            ? root
            : throw roots!.Complaint(key, "must be levels of a topic without + # $ and without a slash at its ends, like city/v1");
    }
}
