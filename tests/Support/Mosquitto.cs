namespace EdgeNodes.Tests.Support;

/// <summary>A real mosquitto with its own folder and port on loopback; it can be stopped, killed, frozen and started again.</summary>
public sealed class Mosquitto : IDisposable, IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private ToolProcess? process;

    /// <param name="settings">Lines for its listener, given the folder to put files into; anonymous clients are let in when there are none.</param>
    public Mosquitto(Func<TempFolder, IEnumerable<string>> settings)
    {
        // "user": started by root it would drop to a user that cannot read the test's folder.
        // Sessions survive a restart, and queues have no limit that a test reaches, so that its subscriber misses nothing.
        // Not 0, which means no limit: mosquitto 2.0.11 then cuts off a client whose publish an ACL forbids, instead of refusing it.
        folder.Write("mosquitto.conf", string.Join('\n',
        [
            "user root", "persistence true", $"persistence_location {folder.Path}/", "max_queued_messages 1000000",
            $"listener {Port} 127.0.0.1", .. settings(folder).DefaultIfEmpty("allow_anonymous true"), "",
        ]));
        try
        {
            Resume();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Port { get; } = Ports.Free();

    /// <summary>For async tests: waits beside the test's thread.</summary>
    public static Task<Mosquitto> Start(params string[] settings) => Start(_ => settings);

    public static Task<Mosquitto> Start(Func<TempFolder, IEnumerable<string>> settings) => Task.Run(() => new Mosquitto(settings));

    /// <summary>Starts it again after a stop, with the same port and folder.</summary>
    public void Resume()
    {
        process = new ToolProcess("mosquitto", "-c", folder["mosquitto.conf"]);
        Eventually.TrueBlocking(() => process.HasExited || Ports.IsOpen(Port), $"mosquitto listens at port {Port}");
        Assert.False(process.HasExited, $"mosquitto ended: {process.Errors}");
    }

    /// <summary>SIGTERM: it writes its sessions to disk.</summary>
    public async Task Pause()
    {
        await process!.Stop();
        process.Dispose();
    }

    /// <summary>SIGKILL, as a crash would.</summary>
    public void Kill() => process?.Dispose();

    /// <summary>It hangs: its sockets stay open, and nobody answers.</summary>
    public void Freeze() => process!.Signal("STOP");

    public void Unfreeze() => process!.Signal("CONT");

    /// <summary>Subscribes with a session that is kept, so nothing is missed from here on.</summary>
    public async Task<ToolProcess> Subscribe(string topic, string id = "platform")
    {
        string[] arguments = ["-p", $"{Port}", "-i", id, "-c", "-q", "1", "-t", topic, "-F", "%t %p"];
        (int code, _, string errors) = await ToolProcess.Run("mosquitto_sub", [.. arguments, "-E"]);
        Assert.True(code == 0, errors);
        return new ToolProcess("mosquitto_sub", arguments);
    }

    public async Task Publish(string topic, string message, params string[] more)
    {
        (int code, _, string errors) = await ToolProcess.Run("mosquitto_pub", ["-p", $"{Port}", "-q", "1", "-t", topic, "-m", message, .. more]);
        Assert.True(code == 0, errors);
    }

    public void Dispose()
    {
        process?.Dispose();
        folder.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
