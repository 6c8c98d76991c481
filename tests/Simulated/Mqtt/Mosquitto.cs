using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.Simulated.Tests.Mqtt;

/// <summary>Debian's mosquitto on a free loopback port, with a folder of its own; user "node", password "secret".</summary>
internal sealed class Mosquitto : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("edgenodes-mosquitto-").FullName;
    private readonly string _configuration;
    private Process? _process;

    /// <param name="listener">More settings of the listener, given the folder to put files into.</param>
    internal Mosquitto(Func<string, string>? listener = null)
    {
        Port = FreePort();
        var passwords = Path.Combine(_folder, "passwords");
        Finish(Launch("mosquitto_passwd", "-b", "-c", passwords, "node", "secret"));
        _configuration = Path.Combine(_folder, "mosquitto.conf");

        // "user root": started by root it would drop to a user that cannot read the test's folder.
        File.WriteAllText(
            _configuration,
            $"""
            user root
            per_listener_settings false
            allow_anonymous false
            password_file {passwords}
            persistence false
            listener {Port} 127.0.0.1
            {listener?.Invoke(_folder)}

            """);
        Start();
    }

    internal int Port { get; }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal void Start()
    {
        _process = Launch("mosquitto", "-c", _configuration);
        var clock = Stopwatch.StartNew();
        while (!Answers())
        {
            Assert.True(clock.Elapsed < Patience && !_process.HasExited, "mosquitto did not start");
            Thread.Sleep(20);
        }
    }

    /// <summary>Kills the broker, as a crash would.</summary>
    internal void Stop()
    {
        if (_process != null)
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
            _process = null;
        }
    }

    internal void Publish(string topic, string message, int level) =>
        Finish(Launch("mosquitto_pub", [.. Who, "-t", topic, "-m", message, "-q", $"{level}"]));

    /// <summary>Subscribes with mosquitto_sub; read the messages from its output, then dispose.</summary>
    internal Subscriber Subscribe(string topic, int count)
    {
        // stdbuf: into a pipe the tool would keep its "received SUBACK" until its first message.
        var subscriber = new Subscriber(Launch("stdbuf", ["-oL", "mosquitto_sub", .. Who, "-t", topic, "-q", "2", "-C", $"{count}", "-W", "20", "-d", "-F", "=%t %q %p"]));
        subscriber.WaitFor("received SUBACK");
        return subscriber;
    }

    private string[] Who => ["-h", "127.0.0.1", "-p", $"{Port}", "-u", "node", "-P", "secret"];

    private static Process Launch(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = program != "stdbuf" })
        ?? throw new InvalidOperationException($"{program} did not start; install Debian's mosquitto and mosquitto-clients.");

    private static void Finish(Process process)
    {
        using (process)
        {
            Assert.True(process.WaitForExit(Patience), "the mosquitto tool did not end");
            Assert.Equal(0, process.ExitCode);
        }
    }

    private bool Answers()
    {
        try
        {
            using var probe = new TcpClient();
            probe.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A running mosquitto_sub.</summary>
    internal sealed class Subscriber(Process process) : IDisposable
    {
        public void Dispose()
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }

        internal void WaitFor(string text)
        {
            while (process.StandardOutput.ReadLine() is { } line)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return;
                }
            }

            Assert.Fail($"mosquitto_sub ended before it said \"{text}\"");
        }

        /// <summary>The messages as "topic level payload", until the number asked for is there.</summary>
        internal List<string> Messages()
        {
            var messages = new List<string>();
            while (process.StandardOutput.ReadLine() is { } line)
            {
                if (line.StartsWith('='))
                {
                    messages.Add(line[1..]);
                }
            }

            return messages;
        }
    }
}
