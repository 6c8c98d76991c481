using System.Net;
using System.Security.Cryptography.X509Certificates;
using EdgeNodes.Gateway.Clock;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Registry;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>Ingest and buffer of a gateway, without the rest.</summary>
internal sealed class IngestRig : IAsyncDisposable
{
    private readonly TempFolder folder = new();

    private IngestRig(bool anonymous, Action? beforeCommit, X509Certificate2? certificate)
    {
        Store = new TestBuffer(folder, beforeCommit: beforeCommit);
        Registry = new NodeRegistry(folder["nodes.json"], TimeProvider.System, new LogRecorder<NodeRegistry>());
        Refusals = new RefusalCounter(TimeProvider.System, Log);
        var gate = new NodeGate(Registry, anonymous);
        Pipeline = new PublishPipeline(Store.Buffer, gate, new ArrivalClock(TimeProvider.System), Refusals, TimeProvider.System);
        Server = new IngestServer(
            new IngestOptions(IPAddress.Loopback, Port, anonymous, certificate), gate, Pipeline, Refusals, new LogRecorder<IngestServer>());
    }

    public int Port { get; } = Ports.Free();

    public TestBuffer Store { get; }

    public NodeRegistry Registry { get; }

    public RefusalCounter Refusals { get; }

    public LogRecorder<RefusalCounter> Log { get; } = new();

    public PublishPipeline Pipeline { get; }

    public IngestServer Server { get; }

    public static async Task<IngestRig> Start(bool anonymous = true, Action? beforeCommit = null, X509Certificate2? certificate = null)
    {
        var rig = new IngestRig(anonymous, beforeCommit, certificate);
        await rig.Server.StartAsync(CancellationToken.None);
        return rig;
    }

    /// <summary>A frame by mosquitto_pub, as a file. It names itself: a 3.1.1 client without a name is refused.</summary>
    public Task<(int Code, string Output, string Errors)> MosquittoPub(string topic, byte[] payload, params string[] more) =>
        NamelessMosquittoPub(topic, payload, ["-i", $"shell-{Guid.NewGuid():N}", .. more]);

    public async Task<(int Code, string Output, string Errors)> NamelessMosquittoPub(string topic, byte[] payload, params string[] more)
    {
        string file = folder[Guid.NewGuid().ToString("N")];
        await File.WriteAllBytesAsync(file, payload);
        return await ToolProcess.Run("mosquitto_pub", ["-p", $"{Port}", "-q", "1", "-t", topic, "-f", file, .. more]);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync(CancellationToken.None);
        Server.Dispose();
        await Store.DisposeAsync();
        folder.Dispose();
    }
}
