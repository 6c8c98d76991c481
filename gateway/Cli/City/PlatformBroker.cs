using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MQTTnet.Server;

namespace EdgeNodes.Cli.City;

/// <summary>The broker of the city's platform: mosquitto where it is installed, the built-in one otherwise.</summary>
internal sealed class PlatformBroker : IAsyncDisposable
{
    private static readonly string[] Places =
        ["/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto"];

    private readonly Process? mosquitto;
    private readonly MqttServer? builtIn;

    private PlatformBroker(int port, Process? mosquitto, MqttServer? builtIn)
    {
        Port = port;
        this.mosquitto = mosquitto;
        this.builtIn = builtIn;
    }

    public int Port { get; }

    public string Name => mosquitto != null ? "mosquitto" : "built-in broker";

    public static async Task<PlatformBroker> StartAsync(string folder, CancellationToken stop)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        var program = Places.FirstOrDefault(File.Exists);
        var port = FreePort.Tcp();
        if (program == null)
        {
            return new PlatformBroker(port, null, await StartBuiltInAsync(port));
        }

        var settings = Path.Combine(folder, "mosquitto.conf");
        // Loopback only, so anonymous is no door to anyone else. With room for a long absence: mosquitto silently drops what
        // waits for a receiver that is away once a thousand messages wait.
        var text = $"listener {port} 127.0.0.1\nallow_anonymous true\npersistence false\nmax_queued_messages 1000000\nmax_inflight_messages 200\nset_tcp_nodelay true\n";
        await File.WriteAllTextAsync(settings, text, stop);
        var process = Process.Start(new ProcessStartInfo(program, ["-c", settings])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        }) ?? throw new UserException($"starting {program} failed.");
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var broker = new PlatformBroker(port, process, null);
        try
        {
            await broker.WaitUntilListeningAsync(stop);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (builtIn != null)
        {
            await builtIn.StopAsync();
            builtIn.Dispose();
        }

        if (mosquitto != null)
        {
            mosquitto.Kill();
            await mosquitto.WaitForExitAsync(CancellationToken.None);
            mosquitto.Dispose();
        }
    }

    private static async Task<MqttServer> StartBuiltInAsync(int port)
    {
        var factory = new MqttServerFactory();
        var options = factory.CreateServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(port)
            .WithPersistentSessions()
            .WithMaxPendingMessagesPerClient(100_000)
            .Build();
        var server = factory.CreateMqttServer(options);
        await server.StartAsync();
        return server;
    }

    private async Task WaitUntilListeningAsync(CancellationToken stop)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, Port, stop);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, stop);
            }
        }

        throw new UserException("mosquitto did not begin to listen within 30 s: run it by hand with the settings in the data folder to see why.");
    }
}
