using System.CommandLine;
using EdgeNodes.Cli;
using EdgeNodes.Cli.Boards;
using EdgeNodes.Cli.City;
using EdgeNodes.Cli.Frames;
using EdgeNodes.Cli.Nodes;
using EdgeNodes.Cli.Service;
using EdgeNodes.Cli.Trace;

var root = new RootCommand("EdgeNodes: sensor nodes, gateway and platform of a city, in one command.")
{
    EncodeCommand.Build(),
    DecodeCommand.Build(),
    TraceCommand.Build(),
    CityCommand.Build(),
    GatewayCommand.Build(),
    ModemCommand.Build(),
    PlatformCommand.Build(),
    BoardCommand.Build(),
    NodeCommand.Build(),
};

// Whoever types just `edge` wants to know what there is.
return await Guard.RunAsync(root.Parse(args.Length == 0 ? ["--help"] : args));
