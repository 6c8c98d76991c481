using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using EdgeNodes.Cli.City;
using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Cli.Service;

/// <summary>`edge modem`: a RAK3172 without a radio, for a rehearsal against one's own network server.</summary>
internal static class ModemCommand
{
    public static Command Build()
    {
        var listen = new Option<int>("--listen") { Description = "TCP port on loopback for the gateway's Line, like tcp://127.0.0.1:4001", DefaultValueFactory = _ => 4001 };
        var forward = new Option<string>("--forward") { Description = "HOST:PORT that takes Semtech UDP packets, like ChirpStack's gateway bridge", DefaultValueFactory = _ => "127.0.0.1:1700" };
        var loss = new Option<string>("--loss") { Description = "Radio frames that the air swallows, each way, like 10%", DefaultValueFactory = _ => "0%" };
        var flash = new Option<string>("--flash") { Description = "File for what the modem keeps without power", DefaultValueFactory = _ => "modem.flash" };
        var command = new Command("modem", "Run a virtual RAK3172 that forwards to a network server") { listen, forward, loss, flash };
        command.SetAction(async (parsed, stop) =>
        {
            var (host, port) = ParseForward(parsed.GetRequiredValue(forward));
            var share = CityOptions.ParseLoss(parsed.GetRequiredValue(loss));
            var options = new VirtualRak3172Options
            {
                Port = parsed.GetValue(listen),
                ForwarderHost = host,
                ForwarderPort = port,
                FlashFile = parsed.GetRequiredValue(flash),
                Air = new AirOptions { UplinkLoss = share, DownlinkLoss = share },
            };
            await using var modem = Start(options);
            await Console.Out.WriteLineAsync($"A virtual RAK3172 listens at {modem.Line} and forwards to {host}:{port} as gateway {options.GatewayEui}. Ctrl-C ends it.");
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        });
        return command;
    }

    private static VirtualRak3172 Start(VirtualRak3172Options options)
    {
        try
        {
            var modem = new VirtualRak3172(options);
            modem.Start();
            return modem;
        }
        catch (Exception error) when (error is SocketException or IOException or UnauthorizedAccessException)
        {
            throw new UserException($"starting the modem at port {options.Port} for {options.ForwarderHost}:{options.ForwarderPort} failed: {error.Message} Choose another --listen, --forward or --flash.");
        }
    }

    private static (string Host, int Port) ParseForward(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? (text[..colon], port)
            : throw new UserException($"--forward '{text}': write HOST:PORT, like 127.0.0.1:1700.");
    }
}
