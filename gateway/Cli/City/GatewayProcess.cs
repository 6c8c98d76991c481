using System.Diagnostics;
using System.Text.Json;
using EdgeNodes.Gateway;

namespace EdgeNodes.Cli.City;

/// <summary>The gateway of a run: a process of its own, as on a Raspberry Pi, watched through its log.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private const int MostErrors = 20;
    // A start of .NET on a machine with more to do than cores; who ends before is noticed at once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StreamWriter log;
    private readonly TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> errors = new();
    private readonly Task reading;
    private readonly Task readingErrors;
    private GatewayStatus? status;

    private GatewayProcess(Process process, StreamWriter log)
    {
        this.process = process;
        this.log = log;
        reading = ReadLogAsync();
        readingErrors = ReadErrorsAsync();
    }

    /// <summary>The latest status event, null before the first.</summary>
    public GatewayStatus? Status => Volatile.Read(ref status);

    public bool HasExited => process.HasExited;

    /// <summary>Starts `edge gateway --settings FILE` and waits until it reports for the first time.</summary>
    public static async Task<GatewayProcess> StartAsync(string settings, string logFile, CancellationToken stop)
    {
        var own = Environment.ProcessPath;
        var isEdge = own != null && Path.GetFileNameWithoutExtension(own) == "edge";
        string[] arguments = ["gateway", "--settings", settings];
        var start = isEdge
            ? new ProcessStartInfo(own!, arguments)
            : new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "edge.dll"), .. arguments]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start) ?? throw new UserException("starting the gateway process failed.");
        var gateway = new GatewayProcess(process, new StreamWriter(logFile) { AutoFlush = true });
        try
        {
            await gateway.up.Task.WaitAsync(Patience, stop);
        }
        catch (TimeoutException)
        {
            await gateway.DisposeAsync();
            throw new UserException($"the gateway did not report within {Patience.TotalSeconds:F0} s; its log is {logFile}.");
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }

        return gateway;
    }

    /// <summary>Asks it to stop as systemd would, and waits; its last status stays.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            Signals.Terminate(process.Id);
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await reading;
        await readingErrors;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await log.DisposeAsync();
        process.Dispose();
    }

    private async Task ReadLogAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            await log.WriteLineAsync(line);
            if (TryReadStatus(line) is { } fresh)
            {
                Volatile.Write(ref status, fresh);
                up.TrySetResult();
            }
        }

        await readingErrors;
        up.TrySetException(new UserException($"the gateway ended: {string.Join(' ', errors)}"));
    }

    private async Task ReadErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            errors.Enqueue(line);
            if (errors.Count > MostErrors)
            {
                errors.Dequeue();
            }
        }
    }

    private static GatewayStatus? TryReadStatus(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.TryGetProperty("event", out var id) && id.GetInt32() == GatewayStatus.EventId
                ? json.RootElement.GetProperty("status").Deserialize(GatewayJson.Default.GatewayStatus)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
