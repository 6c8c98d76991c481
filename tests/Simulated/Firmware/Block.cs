using System.Net;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A Wi-Fi, a broker and weather, and the boards of a test in them, each with the real firmware.</summary>
internal sealed class Block : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<VirtualBoard> boards = [];

    internal Block()
    {
        Air = new WifiAir().WithNetwork("city", "open-sesame").WithHost("gateway", IPAddress.Loopback);
        Heard = new Listener(Broker);
    }

    /// <summary>Stands for the gateway.</summary>
    internal Mosquitto Broker { get; } = new(_ => []);

    internal WifiAir Air { get; }

    internal CityWeather Weather { get; } = new(TimeProvider.System);

    internal Listener Heard { get; }

    /// <summary>A board with its settings on its flash; switch it on with the app's Boot.</summary>
    internal VirtualBoard Board(string id, NodeBoard hardware, string more)
    {
        var board = new VirtualBoard(id, folder[id], hardware.Wiring, Air);
        Directory.CreateDirectory(board.StorageRoot);
        File.WriteAllText(
            Path.Combine(board.StorageRoot, "node.cfg"),
            $"id={id}\ngateway.host=gateway\ngateway.port={Broker.Port}\ngateway.secret=correct-horse\nwifi.ssid=city\n"
            + $"wifi.password=open-sesame\nlink.retry_seconds=1\n{more}\n");
        boards.Add(board);
        return board;
    }

    internal void Send(Command command)
    {
        var buffer = new byte[CommandCodec.MaxBytes];
        Send(NodeTopics.Command(command.Node), buffer[..CommandCodec.Encode(command, buffer, 0)]);
    }

    internal void Send(string topic, byte[] payload)
    {
        using var process = Tool.Start("mosquitto_pub", "-h", "127.0.0.1", "-p", $"{Broker.Port}", "-q", "1", "-t", topic, "-s");
        process.StandardInput.BaseStream.Write(payload);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose()
    {
        foreach (var board in boards)
        {
            board.Dispose();
        }

        Heard.Dispose();
        Broker.Dispose();
        folder.Dispose();
    }
}
