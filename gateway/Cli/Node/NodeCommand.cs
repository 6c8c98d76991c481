using System.CommandLine;

namespace EdgeNodes.Cli.Nodes;

/// <summary>`edge node`: what a technician prepares for a node.</summary>
internal static class NodeCommand
{
    public static Command Build()
    {
        var settings = new Command("settings", "A node's settings: node.cfg, as it goes onto internal storage")
        {
            WriteCommand.Build(),
            CheckCommand.Build(),
            KeysCommand.Build(),
        };
        return new Command("node", "Prepare nodes") { settings, BatteryCommand.Build() };
    }
}
