using System.CommandLine;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.Cli.Nodes;

/// <summary>`edge node settings check`: says what the firmware will say, before somebody drives out.</summary>
internal static class CheckCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "The settings file; - for standard input" };
        var server = new Option<string>("--gateway-certificate") { Description = "PEM file of the gateway's certificate, to check that the authority signed it" };
        var command = new Command("check", "Check a settings file") { file, server };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(file);
            var text = SettingsText.Read(name);
            var (settings, error) = SettingsText.Parse(text, KindOf(text));
            if (settings == null)
            {
                throw new UserException($"{name}: {error}.");
            }

            CertificateFiles.Check(settings, parsed.GetValue(server));
            Console.Out.WriteLine($"{name}: {Summary(settings)}");
            return 0;
        });
        return command;
    }

    /// <summary>What a good file says, secrets aside.</summary>
    public static string Summary(NodeSettings settings)
    {
        var tls = settings.GatewayTls ? settings.NodeCertificate.Length > 0 ? "TLS with a certificate of its own" : "TLS" : "plain TCP, for the bench only";
        return $"good: {settings.Id}, {NodeKinds.NameOf(settings.Id.Kind)}, gateway {settings.GatewayHost}:{settings.GatewayPort} by {tls}, Wi-Fi {settings.WifiSsid}, a sample each {settings.SampleMilliseconds / 1000.0:0.###} s";
    }

    // A file without a good id is refused by the firmware of every kind; whose words do not matter.
    private static NodeKind KindOf(string text)
    {
        var id = text.Split('\n').FirstOrDefault(line => SettingLines.KeyOf(line) == "id");
        var given = id == null ? "" : id[(id.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        return NodeId.TryParse(given, out var node, out _) ? node.Kind : NodeKind.AirQuality;
    }
}
