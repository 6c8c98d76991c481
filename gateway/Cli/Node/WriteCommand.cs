using System.CommandLine;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.Cli.Nodes;

/// <summary>`edge node settings write`: puts a file together, checks it as the firmware will, and never prints a secret.</summary>
internal static class WriteCommand
{
    public static Command Build()
    {
        var id = new Option<string>("--id") { Description = "The node's id, like aq-0007", Required = true };
        var kind = new Option<string>("--kind") { Description = "Its kind, like air-quality, to be sure that the id is of it" };
        var from = new Option<string>("--from") { Description = "A settings file to begin with, such as the one of a node beside it, whose secret and calibration stay there" };
        var set = new Option<string[]>("--set") { Description = "One setting, like --set sample.seconds=300; no secrets", DefaultValueFactory = _ => [] };
        var ask = new Option<string[]>("--ask")
        {
            Description = "Ask for one setting, like --ask wifi.password: typed unseen, or a line of standard input",
            DefaultValueFactory = _ => [],
            HelpName = "KEY",
        };
        var gateway = new Option<string>("--gateway") { Description = "Enrol the node at the gateway with these settings, and take the secret from there" };
        var secret = new Option<string>("--secret") { Description = "File with the secret that 'edge gateway enrol' printed; - for standard input" };
        var authority = new Option<string>("--ca") { Description = "PEM file of the authority that the gateway's certificate comes from: switches TLS on" };
        var server = new Option<string>("--gateway-certificate") { Description = "PEM file of the gateway's certificate, to check that the authority signed it" };
        var certificate = new Option<string>("--certificate") { Description = "PEM file of the node's own certificate" };
        var key = new Option<string>("--key") { Description = "PEM file of the key of that certificate" };
        var output = new Option<string>("--out") { Description = "Where to write, usually node.cfg", Required = true };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there" };
        var command = new Command("write", "Write and check node.cfg") { id, kind, from, set, ask, gateway, secret, authority, server, certificate, key, output, force };
        command.SetAction(parsed =>
        {
            var node = NodeOf(parsed.GetRequiredValue(id), parsed.GetValue(kind));
            var path = parsed.GetRequiredValue(output);
            if (File.Exists(path) && !parsed.GetValue(force))
            {
                throw new UserException($"{path} is there already: choose another --out, or --force to write over it.");
            }

            var asked = parsed.GetValue(ask) ?? [];
            if (asked.Length > 0 && (parsed.GetValue(secret) == "-" || parsed.GetValue(from) == "-"))
            {
                throw new UserException("--ask reads standard input, and so does '-': give --from and --secret files.");
            }

            var text = new SettingsText(parsed.GetValue(from));
            var others = text.HandTo(node);
            text.Set("id", node.ToString());
            Array.ForEach(parsed.GetValue(set) ?? [], text.Set);
            AskedSettings.PutInto(text, asked);
            CertificateFiles.PutInto(
                text, parsed.GetValue(authority), parsed.GetValue(certificate), parsed.GetValue(key), parsed.GetValue(server));
            Secrets.PutInto(text, node, parsed.GetValue(gateway), parsed.GetValue(secret), () => _ = Checked(text, node, path, "gateway.secret=checked-later"));
            var checkedText = Checked(text, node, path, "");
            PrivateFile.Write(path, checkedText.Text);
            Console.Out.WriteLine($"{path}: {checkedText.Summary}");
            if (others.Count > 0)
            {
                Console.Out.WriteLine($"{parsed.GetValue(from)} is another node's: not taken over from there are {string.Join(", ", others)}");
            }

            return 0;
        });
        return command;
    }

    // The enrolment changes the gateway: everything else is checked before.
    private static (string Text, string Summary) Checked(SettingsText text, NodeId node, string path, string placeholder)
    {
        var copy = placeholder.Length == 0 ? text : text.With(placeholder);
        var (settings, error) = SettingsText.Parse(copy.ToString(), node.Kind);
        return settings == null
            ? throw new UserException($"{path} is not written: {error}.")
            : (copy.ToString(), CheckCommand.Summary(settings));
    }

    private static NodeId NodeOf(string id, string? kind)
    {
        if (!NodeId.TryParse(id, out var node, out var error))
        {
            throw new UserException($"--id: {error}.");
        }

        return kind == null || NodeKinds.NameOf(node.Kind) == kind
            ? node
            : throw new UserException($"--id: {id} is a node of kind {NodeKinds.NameOf(node.Kind)}, but --kind says {kind}: correct one of the two.");
    }
}
