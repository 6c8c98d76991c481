using System.CommandLine;
using EdgeNodes.Platform;

namespace EdgeNodes.Cli.Service;

/// <summary>`edge platform`: the receiver beside the city's broker.</summary>
internal static class PlatformCommand
{
    public static Command Build()
    {
        var settings = new Option<string>("--settings") { Description = "Settings, a JSON file", Required = true };
        var overrides = new Option<string[]>("--set") { Description = "Change one setting, like --set Broker:Port=1883", DefaultValueFactory = _ => [] };
        var command = new Command("platform", "Run the receiver that merges the routes of gateways into one stream") { settings, overrides };
        command.SetAction((parsed, stop) => PlatformProgram.RunAsync(parsed.GetRequiredValue(settings), parsed.GetValue(overrides) ?? [], stop));
        return command;
    }
}
