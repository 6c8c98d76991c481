using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>Debian's mosquitto on a free port of loopback.</summary>
internal sealed class Mosquitto : IAsyncDisposable
{
    private readonly Process process;

    private Mosquitto(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public static async Task<Mosquitto> StartAsync(TempFolder folder)
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        string settings = folder["mosquitto.conf"];
        await File.WriteAllTextAsync(settings, $"listener {port} 127.0.0.1\nallow_anonymous true\npersistence false\nlog_dest none\n");
        string program = File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
        Mosquitto broker = new(Process.Start(program, ["-c", settings]), port);
        await Eventually.True(() => Listens(port), "mosquitto listens");
        return broker;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static bool Listens(int port)
    {
        try
        {
            using TcpClient client = new("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
