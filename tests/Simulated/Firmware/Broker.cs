using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A real mosquitto on a free port of the loopback, which stands for the gateway; a port once found is kept over a restart.</summary>
internal sealed class Broker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly string folder = Directory.CreateTempSubdirectory("edgenodes-mosquitto-").FullName;
    private Process? process;

    internal Broker()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        File.WriteAllText(
            Path.Combine(folder, "mosquitto.conf"),
            $"listener {Port} 127.0.0.1\nallow_anonymous true\npersistence false\nlog_type error\n");
        Start();
    }

    internal int Port { get; }

    internal void Start()
    {
        process = Process.Start(new ProcessStartInfo(Program(), ["-c", Path.Combine(folder, "mosquitto.conf")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var clock = Stopwatch.StartNew();
        while (!Answers())
        {
            Assert.False(process.HasExited, "mosquitto ended: " + (process.HasExited ? process.StandardError.ReadToEnd() : ""));
            Assert.True(clock.Elapsed < Patience, "mosquitto did not open its port");
            Thread.Sleep(20);
        }
    }

    internal void Stop()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(folder, true);
    }

    // Debian puts it there, and an ordinary user's PATH lacks it.
    private static string Program() => File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
