using System.Diagnostics;
using MQTTnet;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>A mosquitto of its own for one test: own port, own folder, stopped at the end.</summary>
internal sealed class MosquittoBroker : IAsyncDisposable
{
    readonly Tool _tool;
    readonly DirectoryInfo _folder;

    MosquittoBroker(Tool tool, DirectoryInfo folder, int port)
    {
        _tool = tool;
        _folder = folder;
        Port = port;
        Clients = new Mosquitto(port);
    }

    public int Port { get; }

    public Mosquitto Clients { get; }

    /// <param name="settings">Lines of its configuration; gets the folder to put files into.</param>
    public static async Task<MosquittoBroker> StartAsync(Func<string, IEnumerable<string>>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("edgenodes-mosquitto-");
        var port = Loopback.FreePort();
        string[] lines = [$"listener {port} 127.0.0.1", .. settings?.Invoke(folder.FullName) ?? ["allow_anonymous true"]];
        var file = Path.Combine(folder.FullName, "mosquitto.conf");
        await File.WriteAllLinesAsync(file, lines.Append($"user {Environment.UserName}"));
        var tool = Tool.Start("mosquitto", "mosquitto", ["-c", file]);
        await Loopback.WaitForListenerAsync(port);
        return new MosquittoBroker(tool, folder, port);
    }

    public MqttClientOptionsBuilder Options() =>
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", Port).WithTlsOptions(tls => tls.UseTls(false)).WithTimeout(Patience.Limit);

    /// <summary>A broker that hangs: its sockets stay open, and nobody answers.</summary>
    public void Freeze() => Signal("-STOP");

    public void Unfreeze() => Signal("-CONT");

    public void Kill() => _tool.Kill();

    public async ValueTask DisposeAsync()
    {
        await _tool.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_tool.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
