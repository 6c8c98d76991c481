using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.Platform.Tests;

/// <summary>A real broker on a free loopback port with its own data folder; can be stopped, killed and started again.</summary>
public sealed class Mosquitto : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly string folder = Directory.CreateTempSubdirectory("edgenodes-mosquitto-").FullName;
    private Process? process;

    private Mosquitto(int port) => Port = port;

    public int Port { get; }

    public static async Task<Mosquitto> StartNewAsync()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var broker = new Mosquitto(port);
        await broker.StartAsync();
        return broker;
    }

    public async Task StartAsync()
    {
        // As docs tell whoever runs the city's broker: sessions on disk, and no limit to what waits for the receiver.
        var file = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(file, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            persistence true
            persistence_location {folder}/
            max_queued_messages 0
            max_inflight_messages 200
            set_tcp_nodelay true
            log_dest file {folder}/mosquitto.log
            """);
        var start = new ProcessStartInfo("/usr/sbin/mosquitto") { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(file);
        process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, limit.Token);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }

    /// <summary>SIGTERM: it writes its sessions to disk.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
