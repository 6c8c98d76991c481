using System.CommandLine;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.Gateway.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeNodes.Cli.Service;

/// <summary>`edge gateway`: the service, and which nodes may speak to it.</summary>
internal static class GatewayCommand
{
    public static Command Build()
    {
        var settings = new Option<string>("--settings") { Description = "Settings, a JSON file", Required = true, Recursive = true };
        var overrides = new Option<string[]>("--set") { Description = "Change one setting, like --set Ingest:Port=1883", DefaultValueFactory = _ => [] };
        var gateway = new Command("gateway", "Run the gateway") { settings, overrides };
        gateway.SetAction((parsed, stop) => GatewayProgram.RunAsync(parsed.GetRequiredValue(settings), parsed.GetValue(overrides) ?? [], stop));
        gateway.Subcommands.Add(Enrol(settings));
        gateway.Subcommands.Add(Revoke(settings));
        gateway.Subcommands.Add(List(settings));
        return gateway;
    }

    private static Command Enrol(Option<string> settings)
    {
        var node = Node();
        var command = new Command("enrol", "Let a node in, and print its secret once") { node };
        command.SetAction(parsed => Try(() =>
        {
            Console.Out.WriteLine(Registry(parsed.GetRequiredValue(settings)).Enrol(Parse(parsed.GetRequiredValue(node))));
            return 0;
        }));
        return command;
    }

    private static Command Revoke(Option<string> settings)
    {
        var node = Node();
        var command = new Command("revoke", "Shut a node out") { node };
        command.SetAction(parsed => Try(() =>
        {
            var id = Parse(parsed.GetRequiredValue(node));
            return Registry(parsed.GetRequiredValue(settings)).Revoke(id)
                ? 0
                : throw new UserException($"{id} is not enrolled: see 'edge gateway nodes'.");
        }));
        return command;
    }

    private static Command List(Option<string> settings)
    {
        var command = new Command("nodes", "List the nodes that may speak to the gateway");
        command.SetAction(parsed => Try(() =>
        {
            foreach (var (node, enrolled) in Registry(parsed.GetRequiredValue(settings)).List())
            {
                Console.Out.WriteLine($"{node}  enrolled {enrolled:yyyy-MM-dd}");
            }

            return 0;
        }));
        return command;
    }

    private static Argument<string> Node() => new("NODE") { Description = "The node's id, like aq-0007" };

    private static NodeId Parse(string text) =>
        NodeId.TryParse(text, out var id, out var error) ? id : throw new UserException($"{error}.");

    private static NodeRegistry Registry(string settingsFile) =>
        new(Path.Combine(SettingsReader.Read(settingsFile, []).Data, "nodes.json"), TimeProvider.System, NullLogger<NodeRegistry>.Instance);

    private static int Try(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (GatewayProgram.Explain(error) is { } sentence)
        {
            throw new UserException(sentence);
        }
    }
}
