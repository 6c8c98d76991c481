namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>A real mosquitto that plays the platform's broker, with its own folder and port.</summary>
internal sealed class Mosquitto : IDisposable
{
    private readonly TempFolder folder = new();
    private ToolProcess? process;

    private Mosquitto(int port) => Port = port;

    public int Port { get; }

    public static async Task<Mosquitto> Start(params string[] more)
    {
        var mosquitto = new Mosquitto(Ports.Free());
        // Sessions survive a restart, so that a test's subscriber misses nothing.
        await File.WriteAllLinesAsync(mosquitto.folder["mosquitto.conf"],
        [
            "per_listener_settings false", "persistence true", $"persistence_location {mosquitto.folder.Path}/", "user root",
            "max_queued_messages 0", $"listener {mosquitto.Port} 127.0.0.1", .. more.DefaultIfEmpty("allow_anonymous true"),
        ]);
        await mosquitto.Resume();
        return mosquitto;
    }

    public async Task Resume()
    {
        process = new ToolProcess("mosquitto", "-c", folder["mosquitto.conf"]);
        await Ports.Open(Port);
    }

    public async Task Pause()
    {
        await process!.Stop();
        process.Dispose();
    }

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
}
